import { expect, it } from 'vitest'
import { tryKind } from '../../test/try-kind.ts'
import { drgRouteDistribution, type DrgRouteDistributionProps } from './drg-route-distribution.ts'

const props: DrgRouteDistributionProps = {
  drgId: 'drg',
  name: 'one',
  statements: [
    { priority: 1, match: { type: 'attachment-type', value: 'VIRTUAL_CIRCUIT' } },
    { priority: 2, match: { type: 'all' } },
  ],
}
const statements = [
  {
    action: 'ACCEPT',
    priority: 1,
    matchCriteria: [{ matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: 'VIRTUAL_CIRCUIT' }],
  },
  { action: 'ACCEPT', priority: 2, matchCriteria: [{ matchType: 'MATCH_ALL' }] },
]
const list = (id: string) => `/drgRouteDistributions/${id}/drgRouteDistributionStatements`

it('is made as an import distribution, then given its statements', async () => {
  const { oci, writing } = tryKind()
  const { id } = await drgRouteDistribution.create(props, writing)
  const posted = oci.requests.filter(({ method }) => method === 'POST')
  expect(posted[0]!.body).toMatchObject({ drgId: 'drg', distributionType: 'IMPORT', displayName: 'one' })
  expect(posted[1]).toMatchObject({
    path: `/drgRouteDistributions/${id}/actions/addDrgRouteDistributionStatements`,
    body: { statements },
  })
})

it('whose making was cut off gets only the statements it lacks', async () => {
  const { oci, writing } = tryKind()
  const id = oci.add('drgRouteDistributions', { drgId: 'drg', distributionType: 'IMPORT' })
  oci.children.set(list(id), [{ id: 's1', ...statements[0]! }])
  await drgRouteDistribution.update(id, props, [{ path: 'statements' }], writing)
  expect(oci.writes).toHaveLength(1)
  expect(oci.lastBody('POST')).toEqual({ statements: [statements[1]] })
})

it('adds, then changes, then removes statements, known by their priority', async () => {
  const { oci, writing } = tryKind()
  const id = oci.add('drgRouteDistributions', { drgId: 'drg', distributionType: 'IMPORT' })
  oci.children.set(list(id), [
    { id: 's1', ...statements[0]!, matchCriteria: [] },
    { id: 's9', ...statements[0]!, priority: 9 },
  ])
  await drgRouteDistribution.update(id, props, [{ path: 'statements' }], writing)
  expect(oci.requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { statements: [statements[1]] },
    { statements: [{ id: 's1', matchCriteria: statements[0]!.matchCriteria }] },
    { statementIds: ['s9'] },
  ])
})

it('takes an empty match for everything, and shows a match on one attachment as a difference', async () => {
  const { oci, reading } = tryKind()
  const id = oci.add('drgRouteDistributions', { drgId: 'drg', distributionType: 'IMPORT', displayName: 'one' })
  oci.children.set(list(id), [
    { id: 's2', ...statements[1]!, matchCriteria: [] },
    { id: 's1', ...statements[0]!, matchCriteria: [{ matchType: 'DRG_ATTACHMENT_ID', drgAttachmentId: 'a' }] },
  ])
  const held = drgRouteDistribution.holds((await drgRouteDistribution.read(id, reading))!, props)
  expect(held.statements![0]).not.toEqual(props.statements[0])
  expect(held.statements![1]).toEqual(props.statements[1])
})

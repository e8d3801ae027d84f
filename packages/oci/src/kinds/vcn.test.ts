import type { Prefix } from '@interconnect/model'
import { CreateVcnDetails } from '@interconnect/oci-api'
import { expect, it } from 'vitest'
import { tryKind } from '../../test/try-kind.ts'
import { vcn } from './vcn.ts'

const cidrs = (...texts: string[]) => texts as Prefix[]
const props = { compartmentId: 'c', name: 'one', cidrs: cidrs('10.1.0.0/16') }

it('is created with its ranges, as the contract says', async () => {
  const { oci, writing } = tryKind()
  await vcn.create(props, writing)
  expect(CreateVcnDetails.parse(oci.lastBody('POST'))).toMatchObject({
    displayName: 'one',
    cidrBlocks: ['10.1.0.0/16'],
  })
})

it('tells its default table and list', async () => {
  const { oci, reading } = tryKind()
  const id = oci.add('vcns')
  expect(await vcn.read(id, reading)).toMatchObject({ defaultRouteTableId: 'rt', defaultSecurityListId: 'sl' })
})

it('gets new ranges before it loses old ones, and names the last work request', async () => {
  const { oci, writing } = tryKind()
  const id = oci.add('vcns', { cidrBlocks: ['10.1.0.0/16', '10.2.0.0/16'] })
  const wanted = { ...props, cidrs: cidrs('10.3.0.0/16', '10.2.0.0/16') }
  const accepted = await vcn.update(id, wanted, [{ path: 'cidrs' }], writing)
  expect(oci.requests.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual([
    [`/vcns/${id}/actions/addCidr`, { cidrBlock: '10.3.0.0/16' }],
    [`/vcns/${id}/actions/removeCidr`, { cidrBlock: '10.1.0.0/16' }],
  ])
  expect(accepted).toEqual({ id, operation: 'wr-removeCidr' })
})

it('leaves the next range to the retry while it is busy with one', async () => {
  const { oci, writing } = tryKind()
  const id = oci.add('vcns', { cidrBlocks: ['10.1.0.0/16'] })
  const busy = { status: 409, body: { code: 'IncorrectState', message: 'UPDATING' } }
  oci.next.set(`POST /vcns/${id}/actions/removeCidr`, [busy])
  const wanted = { ...props, cidrs: cidrs('10.2.0.0/16') }
  await expect(vcn.update(id, wanted, [{ path: 'cidrs' }], writing)).rejects.toMatchObject({ code: 'cloud/busy' })
  await vcn.update(id, wanted, [{ path: 'cidrs' }], writing)
  expect(oci.writes.map((write) => write.split('/').at(-1))).toEqual(['addCidr', 'removeCidr', 'removeCidr'])
})

it('takes ranges in another order for the same', () => {
  const attributes = {
    ...props,
    id: 'v',
    owner: null,
    lifecycleState: 'AVAILABLE',
    cidrs: cidrs('b', 'a'),
    defaultRouteTableId: undefined,
    defaultSecurityListId: undefined,
  }
  expect(vcn.holds(attributes, { cidrs: cidrs('a', 'b') }).cidrs).toEqual(['a', 'b'])
})

import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Vcn, vcns } from '@interconnect/oci-api'
import { expect, it } from 'vitest'
import { byHand, compartment } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended, take } from '../harness/life.ts'

it('apply --plan does what was saved without asking, and refuses once the world has moved, with nothing written', async () => {
  const quickstart = await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')
  await using place = await Workplace.make(quickstart)
  const saved = join(place.directory, 'p.json')
  const plan = () => place.run(['plan', '-f', place.documentPath, '--out', saved])
  const apply = (...more: readonly string[]) => place.run(['apply', '-f', place.documentPath, '--plan', saved, ...more])
  ended(await plan())
  ended(await apply())
  ended(await place.onDocument('prove'))

  await place.write(quickstart.replace('bandwidth: 1Gbps', 'bandwidth: 2Gbps'))
  ended(await plan())
  await byHand(place, async ({ oci }) => {
    const [vcn] = await oci.list(vcns.collection, Vcn, { compartmentId: compartment })
    await oci.update(`${vcns.collection}/${vcn!.id}`, { displayName: 'mine' })
  })
  const { writes } = await take(place)
  expect(ended(await apply('--allow-disruption'), 1).stderr).toMatch(
    /VCN quickstart-vcn: name was quickstart-vcn, is mine/,
  )
  expect((await take(place)).writes).toBe(writes)
}, 60_000)

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { VirtualCircuit, virtualCircuits } from '@interconnect/oci-api'
import { expect, it } from 'vitest'
import { byHand, compartment } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended, take } from '../harness/life.ts'

it('repair shows the recipe, asks, and walks it after the virtual circuit was deleted first', async () => {
  await using place = await Workplace.make(
    await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'),
  )
  ended(await place.onDocument('apply --auto-approve'))
  await byHand(place, async ({ oci }) => {
    const [circuit] = await oci.list(virtualCircuits.collection, VirtualCircuit, { compartmentId: compartment })
    await oci.delete(`${virtualCircuits.collection}/${circuit!.id}`)
  })
  const { writes } = await take(place)
  expect(ended(await place.onDocument('repair --dry-run')).stdout).toMatch(/virtual circuit[\s\S]*let go|connection/)
  ended(await place.onDocument('repair'), 1)
  expect((await take(place)).writes, 'writes before it was agreed to').toBe(writes)
  ended(await place.onDocument('repair --auto-approve'))
  ended(await place.onDocument('prove'))
  ended(await place.onDocument('drift'))
}, 60_000)

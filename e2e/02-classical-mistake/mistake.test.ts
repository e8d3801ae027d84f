import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { inventory } from '@interconnect/sim'
import { VirtualCircuit, virtualCircuits } from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import { byHand, compartment, type Hands } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'

const quickstart = () => readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

const deleteVirtualCircuit = async ({ oci }: Hands) => {
  const [circuit] = await oci.list(virtualCircuits.collection, VirtualCircuit, { compartmentId: compartment })
  await oci.delete(`${virtualCircuits.collection}/${circuit!.id}`)
}

describe('after the virtual circuit was deleted first', () => {
  it('status says what happened and what to do, and destroy ends with both clouds empty', async () => {
    await using place = await Workplace.make(await quickstart())
    ended(await place.onDocument('apply --auto-approve'))
    await byHand(place, deleteVirtualCircuit)

    const status = ended(await place.onDocument('status'))
    expect(status.stdout).toMatch(/FAILED/)
    expect(status.stdout).toMatch(/interconnect destroy/)
    const json = JSON.parse((await place.onDocument('status', '-o', 'json')).stdout) as { phase: string }
    expect(json.phase).toBe('broken')

    ended(await place.onDocument('destroy --auto-approve'))
    expect(await byHand(place, async ({ simulator }) => inventory(simulator.world))).toEqual({ azure: {}, oci: {} })
  }, 60_000)
})

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { VirtualCircuit, virtualCircuits } from '@interconnect/oci-api'
import { cutLeg } from '@interconnect/sim'
import { expect, it } from 'vitest'
import { byHand, compartment, type Hands } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'

const cutSecondary =
  (cut: boolean) =>
  async ({ oci, simulator }: Hands) => {
    const [circuit] = await oci.list(virtualCircuits.collection, VirtualCircuit, { compartmentId: compartment })
    cutLeg(simulator.world, circuit!.id, 'secondary', cut)
    simulator.world.commit()
  }

interface ProofOutput {
  readonly checks: readonly { readonly probe: string; readonly subject: string; readonly verdict: string }[]
}

it('status and prove name the leg that is down, and are content again when it is mended', async () => {
  await using place = await Workplace.make(
    await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'),
  )
  ended(await place.onDocument('apply --auto-approve'))

  await byHand(place, cutSecondary(true))
  expect(ended(await place.onDocument('status')).stdout).toMatch(/degraded: the secondary session is down/)
  const { checks } = JSON.parse(ended(await place.onDocument('prove', '-o', 'json'), 3).stdout) as ProofOutput
  const failed = checks.filter(({ verdict }) => verdict === 'fail')
  expect(new Set(failed.map(({ probe }) => probe))).toEqual(
    new Set(['probe/sessions', 'probe/arp', 'probe/edge-routes']),
  )
  expect(failed.every(({ subject }) => subject.includes('secondary'))).toBe(true)
  // A leg that is down is nothing an apply could mend: it waits for both sessions, and says so.
  expect(JSON.parse((await place.onDocument('plan', '-o', 'json')).stdout)).toMatchObject({
    counts: { create: 0, update: 0, delete: 0 },
  })

  await byHand(place, cutSecondary(false))
  expect(ended(await place.onDocument('status')).stdout).toMatch(/both BGP sessions/)
  ended(await place.onDocument('prove'))
}, 60_000)

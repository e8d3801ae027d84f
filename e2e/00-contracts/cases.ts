import { kindCases as azureKindCases } from '@interconnect/azure/testing'
import type { Attributes } from '@interconnect/engine'
import { type Made, makeCases } from '@interconnect/engine/testing'
import { azureCircuit, kindCases as ociKindCases } from '@interconnect/oci/testing'
import { openSimulator } from '@interconnect/sim'
import { expect } from 'vitest'
import { compartment, type Hands, handsOn, subscription } from '../harness/hands.ts'

export const azureCases = azureKindCases(subscription)
export const ociCases = ociKindCases(compartment)

/** A new world with both clouds; no request may have ended in an error of the simulator's own. */
export async function inNewWorld(work: (hands: Hands) => Promise<void>): Promise<void> {
  await using simulator = await openSimulator({})
  await work(handsOn(simulator))
  expect(simulator.world.journal.records.filter(({ status }) => status >= 500)).toEqual([])
}

/** How often both clouds were asked to change something. */
export const writesIn =
  ({ simulator: { world } }: Hands) =>
  (): number =>
    world.journal.writes.length

const isCircuit = ({ name }: { readonly name: string }): boolean => name === 'circuit'

/** An Azure circuit whose key waits to be redeemed. */
export async function offerKey({ azure: api, simulator: { clock } }: Hands): Promise<Attributes> {
  const made = await makeCases(azureCases.filter(isCircuit), { api, clock })
  return made.get('circuit')!
}

/** A virtual circuit that redeems the key of an Azure circuit, with what it stands on, provisioned on both sides. */
export const redeemKey = ({ oci: api, simulator: { clock } }: Hands, circuit: Attributes): Promise<Made> =>
  makeCases(ociCases.filter(isCircuit), { api, clock, given: { [azureCircuit]: circuit } })

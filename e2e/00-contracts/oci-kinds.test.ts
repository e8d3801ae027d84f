import { type AnyKind, type Attributes, differences } from '@interconnect/engine'
import { liveThrough, makeCases, plainEngine } from '@interconnect/engine/testing'
import { ociKinds } from '@interconnect/oci'
import { azureCircuit } from '@interconnect/oci/testing'
import { expect, test } from 'vitest'
import type { Hands } from '../harness/hands.ts'
import { inNewWorld, ociCases, offerKey, redeemKey, writesIn } from './cases.ts'

test.each(ociCases.map((one) => [one.kind.type, one] as const))(
  'The client’s kind %s leads its life in the simulated OCI.',
  (type, kindCase) =>
    inNewWorld(async (hands) =>
      liveThrough(kindCase, {
        api: hands.oci,
        clock: hands.simulator.clock,
        countWrites: writesIn(hands),
        ...(type === 'oci/virtual-circuit' && { given: { [azureCircuit]: await offerKey(hands) } }),
      }),
    ),
)

const engineOf = (type: string, { oci, simulator: { clock } }: Hands) => {
  const kind = ociKinds.find((one) => one.type === type)!
  return { kind, ...plainEngine(kind, oci, clock, { owner: 'contract', key: type }) }
}

const held = (kind: AnyKind, attributes: Attributes, props: object) =>
  differences(kind.holds(attributes, props), props as Record<string, unknown>)

test('The attachment of a virtual circuit comes with it, takes another route table, and goes with it.', () =>
  inNewWorld(async (hands) => {
    const link = await redeemKey(hands, await offerKey(hands))
    const tables = ociCases.filter(({ kind }) => kind.type === 'oci/drg-route-table')
    const made = await makeCases(tables, {
      api: hands.oci,
      clock: hands.simulator.clock,
      given: Object.fromEntries(link),
    })
    const props = {
      drgId: made.get('drg')!.id,
      virtualCircuitId: made.get('circuit')!.id,
      drgRouteTableId: made.get('drg-table')!.id,
    }
    const { kind, reading, writing, settled } = engineOf('oci/virtual-circuit-attachment', hands)
    const found = (await kind.find(props, reading))!
    const missing = held(kind, found, props)
    expect(missing.map(({ path }) => path)).toEqual(['drgRouteTableId'])
    const after = await settled(await kind.update(found.id, props, missing, writing('token')))
    expect(held(kind, after, props)).toEqual([])

    const circuit = engineOf('oci/virtual-circuit', hands)
    await circuit.untilGone(await circuit.kind.delete(props.virtualCircuitId, circuit.writing('token')))
    expect(await kind.find(props, reading)).toBeUndefined()
  }))

import { expect, test } from 'vitest'
import { findPlace, isUnknown } from '../analyse/places.ts'
import { trace } from '../analyse/trace.ts'
import { compileNetwork } from '../fabric/compile.ts'
import type { Fabric } from '../fabric/fabric.ts'
import { aModel, anAzureRule, anOciRule } from '../model/model.fixture.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { parseService } from '../packets/match.ts'
import { PacketSpace } from '../packets/packet-space.ts'
import { suspectKeys } from './as-wanted.ts'
import { explain } from './explain.ts'

const wanted = aModel()

/** Who is to blame in a network of which it is known what it should be. */
function blamed(model: NetworkModel): string[] {
  const space = new PacketSpace()
  const placeIn = (fabric: Fabric, text: string) => {
    const place = findPlace(fabric, text)
    if (isUnknown(place)) throw new Error(place.message)
    return place
  }
  const ask = (fabric: Fabric) => ({
    from: placeIn(fabric, 'azure/app'),
    to: placeIn(fabric, 'oci/db'),
    service: parseService('tcp/1521')!,
  })
  const seen = trace(space, compileNetwork(model), ask(compileNetwork(model)))
  const { obstacles, isEnough } = explain(space, model, { seen, ask, wanted })
  expect(isEnough).toBe(true)
  return obstacles.map(({ object, fault, edit }) => `${object.name} ${fault}: ${edit!.text}`)
}

const [list] = wanted.oci.securityLists
const withRules = (rules: readonly ReturnType<typeof anOciRule>[]) =>
  aModel({ oci: { securityLists: [{ ...list!, rules }] } })

test('A rule that was lost is brought back by its name.', () => {
  expect(blamed(withRules([]))).toEqual(['db-list has lost rule from app: bring rule from app back as it was'])
})

test('A rule that was changed is told with what it says now and what it should.', () => {
  expect(blamed(withRules([anOciRule({ name: 'from app', ports: { first: 22, last: 22 } })]))).toEqual([
    'db-list has rule from app changed: ports 22, not 1521-1522: bring rule from app back as it was',
  ])
})

test('A subnet behind another group is put back, not the other group opened.', () => {
  const other = {
    ref: { key: 'azure/other', side: 'azure', kind: 'network security group', name: 'other' },
    rules: [anAzureRule({ name: 'shut', access: 'Deny', priority: 100 })],
  } as const
  const model = aModel({
    azure: {
      securityGroups: [...wanted.azure.securityGroups, other],
      subnets: wanted.azure.subnets.map((one) => ({ ...one, securityGroupKey: 'azure/other' })),
    },
  })
  expect(blamed(model)).toEqual([
    'app has network security group other where network security group app-nsg should be: give it network security group app-nsg again',
  ])
})

test('Of several things that are away at once those are named that matter, and no other difference.', () => {
  const model = aModel({
    azure: {
      gateways: [],
      connections: wanted.azure.connections.map((one) => ({ ...one, isConnected: false })),
      // Differs, and stops nothing.
      circuits: wanted.azure.circuits.map((one) => ({ ...one, tier: 'Premium' as const })),
    },
  })
  expect(suspectKeys(model, wanted).size).toBe(3)
  expect(blamed(model)).toEqual([
    'gateway is not there: make it again',
    'connection is not connected: connect the gateway to the circuit',
  ])
})

test('The order in which properties are written is no difference.', () => {
  const turned = Object.fromEntries(Object.entries(anOciRule({ name: 'from app' })).toReversed())
  expect(suspectKeys(withRules([turned as unknown as ReturnType<typeof anOciRule>]), wanted).size).toBe(0)
})

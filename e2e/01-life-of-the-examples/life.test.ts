import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { RouteTable, routeTables, Vcn, vcns } from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import { byHand, compartment, subscription } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { type Drift, liveThrough } from '../harness/life.ts'
import { existingDocument, makeNetworksOfOthers, readTheirs, type Theirs } from '../harness/networks-of-others.ts'

const example = (name: string) => readFile(resolve(import.meta.dirname, '../../examples', name), 'utf8')

/** Somebody removes every route rule of the VCN's tables. */
const routesRemoved: Drift = {
  names: /VCN route rules[\s\S]*(missing|rules)/,
  by: async ({ oci }) => {
    const [vcn] = await oci.list(vcns.collection, Vcn, { compartmentId: compartment })
    await oci.update(`${routeTables.collection}/${vcn!.defaultRouteTableId}`, { routeRules: [] })
  },
}

/** Somebody opens a rule of ours to a port nobody declared. */
const rulesWidened = (group: string): Drift => ({
  names: /security rules[\s\S]*destinationPorts|rules\./,
  by: async ({ azure }) => {
    const path = `/subscriptions/${subscription}/resourceGroups/${group}`
    type Rule = {
      id: string
      name: string
      properties: { access: string; direction: string } & Record<string, unknown>
    }
    const [rule] = (await azure.list<Rule>(`${path}/securityRules`)).filter(
      ({ properties }) => properties.access === 'Allow',
    )
    const written = await azure.put(rule!.id, {
      properties: { ...rule!.properties, destinationPortRanges: ['1-65535'] },
    })
    await azure.finished(written)
  },
})

describe('the life of', () => {
  it('the quickstart: planned, built, proved, mended after a change by hand, taken down', async () => {
    await using place = await Workplace.make(await example('quickstart.yaml'))
    await liveThrough(place, routesRemoved)
  }, 120_000)

  it('the Kubernetes guide, whose node ports become flows by themselves', async () => {
    await using place = await Workplace.make(await example('kubernetes-guide.yaml'))
    const group =
      'kubernetes-guide-interconnect/providers/Microsoft.Network/networkSecurityGroups/kubernetes-guide-nodes'
    await liveThrough(place, rulesWidened(group))
  }, 120_000)

  it('a link onto networks that others made, whose routes and rules survive', async () => {
    await using place = await Workplace.make()
    const theirs = await byHand(place, makeNetworksOfOthers)
    await place.write(await existingDocument(theirs))
    const before = await byHand(place, (hands) => readTheirs(hands, theirs))
    await liveThrough(place, theirRouteRuleRemoved(theirs))
    expect(await byHand(place, (hands) => readTheirs(hands, theirs))).toEqual(before)
  }, 120_000)
})

/** Somebody removes our route from the table they share with us. */
const theirRouteRuleRemoved = ({ routeTable }: Theirs): Drift => ({
  names: /VCN route rules/,
  by: async ({ oci }) => {
    const table = await oci.get(`${routeTables.collection}/${routeTable}`, RouteTable)
    const kept = table!.body.routeRules.filter(({ destination }) => destination === '0.0.0.0/0')
    await oci.update(`${routeTables.collection}/${routeTable}`, { routeRules: kept })
  },
})

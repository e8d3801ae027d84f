import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { networkSecurityGroupId, routeId, routeTableId, securityRuleId } from '@interconnect/azure-api'
import {
  actionPath,
  childPath,
  DrgAttachment,
  drgAttachments,
  DrgRouteDistribution,
  drgRouteDistributions,
  DrgRouteDistributionStatement,
  DrgRouteTable,
  drgRouteTables,
  Drg,
  drgs,
  objectPath,
  RouteTable,
  routeTables,
  SecurityList,
  securityLists,
} from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import { byHand, compartment, type Hands, subscription } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'

const quickstart = () => readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')
const flow = 'trace --from azure/compute --to oci/compute --port tcp/22'

interface Traced {
  readonly verdict: string
  readonly obstacles: readonly {
    readonly object: { readonly name: string }
    readonly rule?: string
    readonly edit?: string
  }[]
  readonly editsAreEnough: boolean
}

type Undo = (hands: Hands) => Promise<unknown>

/** One change by hand, what undoes it, and the object and rule that the trace must name. */
interface Break {
  readonly what: string
  readonly names: readonly [object: string, rule?: string]
  make(hands: Hands): Promise<Undo>
}

const group = { subscription, resourceGroup: 'quickstart-interconnect' }
const inGroup = (name: string) => ({ ...group, name })

const breaks: readonly Break[] = [
  {
    what: 'a rule that denies, before ours',
    names: ['quickstart-compute', 'shut'],
    async make({ azure }) {
      const id = securityRuleId(networkSecurityGroupId(inGroup('quickstart-compute')), 'shut')
      const any = {
        sourceAddressPrefix: '*',
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '*',
      }
      const properties = { ...any, protocol: '*', access: 'Deny', direction: 'Outbound', priority: 100 }
      await azure.finished(await azure.put(id, { properties }))
      return async (hands) => hands.azure.finished(await hands.azure.delete(id))
    },
  },
  {
    what: 'a user route into nowhere',
    names: ['quickstart-routes', 'hole'],
    async make({ azure }) {
      const id = routeId(routeTableId(inGroup('quickstart-routes')), 'hole')
      const properties = { addressPrefix: '10.1.10.0/24', nextHopType: 'None' }
      await azure.finished(await azure.put(id, { properties }))
      return async (hands) => hands.azure.finished(await hands.azure.delete(id))
    },
  },
  {
    what: 'propagation of gateway routes',
    names: ['quickstart-routes'],
    async make({ azure }) {
      const id = routeTableId(inGroup('quickstart-routes'))
      const before = (await azure.get<{ properties: object }>(id))!
      const off = { ...before, properties: { ...before.properties, disableBgpRoutePropagation: true } }
      await azure.finished(await azure.put(id, off))
      return async (hands) => hands.azure.finished(await hands.azure.put(id, before))
    },
  },
  {
    what: 'the route rules of the VCN',
    names: ['default'],
    async make({ oci }) {
      const tables = await oci.list(routeTables.collection, RouteTable, { compartmentId: compartment })
      const table = tables.find(({ routeRules }) => routeRules.length > 0)!
      await oci.update(objectPath(routeTables, table.id), { routeRules: [] })
      const rules = table.routeRules.map(({ destination, networkEntityId, description }) => ({
        destination,
        destinationType: 'CIDR_BLOCK',
        networkEntityId,
        description,
      }))
      return (hands) => hands.oci.update(objectPath(routeTables, table.id), { routeRules: rules })
    },
  },
  {
    what: 'the rules of the security list',
    names: ['quickstart-compute'],
    async make({ oci }) {
      const lists = await oci.list(securityLists.collection, SecurityList, { compartmentId: compartment })
      const list = lists.find(({ displayName }) => displayName === 'quickstart-compute')!
      await oci.update(objectPath(securityLists, list.id), { ingressSecurityRules: [] })
      const { ingressSecurityRules } = list
      return (hands) => hands.oci.update(objectPath(securityLists, list.id), { ingressSecurityRules })
    },
  },
  {
    what: 'the table of the VCN attachment',
    names: ['quickstart-vcn-attachment'],
    async make({ oci }) {
      const drgId = await onlyDrg({ oci })
      const tables = await oci.list(drgRouteTables.collection, DrgRouteTable, { drgId })
      const wrong = tables.find(({ displayName }) => displayName === 'quickstart-link')!
      const [attachment] = await oci.list(drgAttachments.collection, DrgAttachment, {
        compartmentId: compartment,
        drgId,
      })
      const path = objectPath(drgAttachments, attachment!.id)
      await oci.update(path, { drgRouteTableId: wrong.id })
      return (hands) => hands.oci.update(path, { drgRouteTableId: attachment!.drgRouteTableId })
    },
  },
  {
    what: 'what the table of the link imports',
    names: ['quickstart-link'],
    async make({ oci }) {
      const drgId = await onlyDrg({ oci })
      const all = await oci.list(drgRouteDistributions.collection, DrgRouteDistribution, { drgId })
      const { id } = all.find(({ displayName }) => displayName === 'quickstart-link')!
      const path = childPath(drgRouteDistributions, id, 'drgRouteDistributionStatements')
      const [statement] = await oci.list(path, DrgRouteDistributionStatement, {})
      await oci.action(actionPath(drgRouteDistributions, id, 'removeDrgRouteDistributionStatements'), {
        statementIds: [statement!.id],
      })
      const { priority, matchCriteria } = statement!
      return (hands) =>
        hands.oci.action(actionPath(drgRouteDistributions, id, 'addDrgRouteDistributionStatements'), {
          statements: [{ action: 'ACCEPT', priority, matchCriteria }],
        })
    },
  },
]

/** All of them take a while: INTERCONNECT_LONG=1 tries each, otherwise one of a sort is tried. */
const tried = process.env['INTERCONNECT_LONG'] ? breaks : breaks.filter((_, index) => [0, 6].includes(index))

const onlyDrg = async ({ oci }: Pick<Hands, 'oci'>): Promise<string> =>
  (await oci.list(drgs.collection, Drg, { compartmentId: compartment }))[0]!.id

describe('who reaches whom', () => {
  it.each(['quickstart', 'kubernetes-guide'])(
    'in %s is what its golden file says',
    async (name) => {
      await using place = await Workplace.make(
        await readFile(resolve(import.meta.dirname, `../../examples/${name}.yaml`), 'utf8'),
      )
      const { stdout } = ended(await place.onDocument('matrix'))
      await expect(stdout).toMatchFileSnapshot(`expected/${name}.txt`)
    },
    60_000,
  )
})

describe('a flow of a built link', () => {
  it('passes, before there is anything and on the clouds as they are', async () => {
    await using place = await Workplace.make(await quickstart())
    const before = ended(await place.onDocument(flow))
    ended(await place.onDocument('apply --auto-approve'))
    const after = ended(await place.onDocument(`${flow} --observed`))
    expect(before.stdout.split('\n')[0]).toBe('✓ azure/compute reaches oci/compute with tcp/22, and is answered')
    // On the cloud a rule's name carries the owner's mark.
    const stations = ({ stdout }: { stdout: string }) =>
      stdout
        .split('\n')
        .slice(2)
        .map((line) => line.slice(0, 36))
    expect(stations(after)).toEqual(stations(before))
  }, 60_000)

  it('is stopped by each object broken by hand, and the trace names exactly that one', async () => {
    await using place = await Workplace.make(await quickstart())
    ended(await place.onDocument('apply --auto-approve'))
    let undo: Undo = async () => {}
    for (const { what, names, make } of tried) {
      undo = await byHand(place, async (hands) => {
        await undo(hands)
        return make(hands)
      })
      const { stdout } = await place.onDocument(`${flow} --observed`, '-o', 'json')
      const traced = JSON.parse(stdout) as Traced
      const named = traced.obstacles.map(({ object, rule }) => [object.name, ...(rule === undefined ? [] : [rule])])
      expect({ what, verdict: traced.verdict, named, isEnough: traced.editsAreEnough }).toEqual({
        what,
        verdict: 'blocked',
        named: [[...names]],
        isEnough: true,
      })
    }
    await byHand(place, undo)
    ended(await place.onDocument(`${flow} --observed`))
  }, 120_000)
})

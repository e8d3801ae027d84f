import { describe, expect, test } from 'vitest'
import { compileNetwork } from '../fabric/compile.ts'
import { explain, type Explanation } from '../explain/explain.ts'
import { aModel, anAzureRule, anOciRule, keysOf } from '../model/model.fixture.ts'
import type { Host, NetworkModel } from '../model/network-model.ts'
import { describe as inWords } from '../packets/describe.ts'
import { parseService } from '../packets/match.ts'
import { PacketSpace } from '../packets/packet-space.ts'
import { findPlace, isUnknown, type Place } from './places.ts'
import { type Question, trace, type Trace } from './trace.ts'
import type { Fabric } from '../fabric/fabric.ts'

interface Asked {
  readonly from?: string
  readonly to?: string
  readonly port?: string
}

const placeIn = (fabric: Fabric, text: string): Place => {
  const place = findPlace(fabric, text)
  if (isUnknown(place)) throw new Error(place.message)
  return place
}

const questionOf =
  ({ from = 'azure/app', to = 'oci/db', port = 'tcp/1521' }: Asked) =>
  (fabric: Fabric): Question => ({ from: placeIn(fabric, from), to: placeIn(fabric, to), service: parseService(port)! })

function ask(model: NetworkModel, asked: Asked = {}): { seen: Trace; why: Explanation; allowed: readonly string[] } {
  const space = new PacketSpace()
  const fabric = compileNetwork(model)
  const seen = trace(space, fabric, questionOf(asked)(fabric))
  const why = explain(space, model, { seen, ask: questionOf(asked) })
  return { seen, why, allowed: inWords(space, seen.allowed) }
}

const steps = ({ paths }: Trace): string[] =>
  paths[0]!.hops.map((hop) =>
    hop.at === 'checkpoint'
      ? `${hop.direction}: ${hop.checkpoint.title}: ${hop.byState ? 'state' : hop.allowedBy.map(({ rule }) => rule!.name).join()}`
      : hop.at === 'station'
        ? `${hop.direction}: ${hop.station.title}: ${hop.row.text}`
        : `${hop.direction}: at ${hop.endpoint.names[0]}`,
  )

const blamed = ({ obstacles }: Explanation) =>
  obstacles.map(({ object, rule, fault }) => ({ name: object.name, rule, fault }))

describe('a trace over a healthy link', () => {
  test('tells every table and rule that decided, there and back', () => {
    expect(steps(ask(aModel()).seen)).toMatchInlineSnapshot(`
      [
        "forth: leaving azure/app: app-to-db",
        "forth: routes of azure/app: gateway route 10.1.10.0/24 → VirtualNetworkGateway",
        "forth: gateway gateway: learned 10.1.10.0/24 over both legs",
        "forth: Microsoft's edge, primary leg: heard 10.1.10.0/24 from Oracle",
        "forth: DRG route table link-table: imported 10.1.10.0/24 → DRG attachment vcn-attachment",
        "forth: entrance of VCN vcn: local route 10.1.0.0/16",
        "forth: entering oci/db: from app",
        "forth: at oci/db",
        "back: leaving oci/db: state",
        "back: routes of oci/db: route rule 10.12.0.0/16 → DRG drg",
        "back: DRG route table vcn-table: imported 10.12.0.0/16 → DRG attachment circuit-attachment",
        "back: virtual circuit virtual-circuit: heard 10.12.0.0/16 from Azure on both legs",
        "back: Microsoft's edge, primary leg: heard 10.12.0.0/16 from the gateway",
        "back: gateway gateway: address space 10.12.0.0/16",
        "back: entering azure/app: state",
        "back: at azure/app",
      ]
    `)
  })

  test('finds a declared flow allowed on every combination of legs', () => {
    const { seen } = ask(aModel())
    expect(seen.verdict).toBe('allowed')
    expect(seen.paths).toHaveLength(4)
  })

  test('says which packets pass where only some do', () => {
    const { seen, allowed } = ask(aModel(), { port: 'tcp/1000-2000' })
    expect(seen.verdict).toBe('partly')
    expect(allowed).toEqual(['tcp/1521-1522 from 10.12.2.4-10.12.2.254 to 10.1.10.2-10.1.10.254'])
  })

  test('blocks what nobody declared, and names the rule that says no', () => {
    const { seen, why } = ask(aModel(), { port: 'tcp/22' })
    expect(seen.verdict).toBe('blocked')
    expect(blamed(why)).toEqual([
      { name: 'app-nsg', rule: 'deny-to-oci', fault: 'denies it by rule deny-to-oci' },
      { name: 'db-list', rule: undefined, fault: 'has no ingress rule for it' },
    ])
    expect(why.isEnough).toBe(true)
  })

  test('lets nothing in from the internet, and has no edit for that', () => {
    const { seen, why } = ask(aModel(), { from: 'internet', port: 'any' })
    expect(seen.verdict).toBe('blocked')
    expect(why.obstacles.map(({ object, edit }) => [object.name, edit])).toEqual([['internet', undefined]])
  })
})

type Azure = NetworkModel['azure']
type Oci = NetworkModel['oci']
const base = aModel()
const oneAzure = (kind: keyof Azure, over: object): NetworkModel => ({
  ...base,
  azure: { ...base.azure, [kind]: base.azure[kind].map((one) => ({ ...one, ...over })) },
})
const oneOci = (kind: keyof Oci, over: object, key?: string): NetworkModel => ({
  ...base,
  oci: {
    ...base.oci,
    [kind]: base.oci[kind].map((one) => (key === undefined || one.ref.key === key ? { ...one, ...over } : one)),
  },
})

describe('one object broken by hand', () => {
  test.each<[what: string, model: NetworkModel, object: string, rule?: string]>([
    ['route rule of the VCN', oneOci('routeTables', { rules: [] }), 'default-routes'],
    [
      'route rule to somewhere else',
      oneOci('routeTables', { rules: [{ destination: '10.12.0.0/16', targetKey: 'gone' }] }),
      'default-routes',
      '10.12.0.0/16',
    ],
    ['propagation flag', oneAzure('routeTables', { propagatesGatewayRoutes: false }), 'routes'],
    [
      'user route that leads astray',
      oneAzure('routeTables', { routes: [{ name: 'hole', prefix: '10.1.10.0/24', nextHopType: 'None' }] }),
      'routes',
      'hole',
    ],
    ['connection', oneAzure('connections', { isConnected: false }), 'connection'],
    ['private peering', oneAzure('circuits', { isPeered: false }), 'circuit'],
    ['both legs', oneOci('virtualCircuits', { legs: { primary: false, secondary: false } }), 'virtual-circuit'],
    ['attachment of the VCN', oneOci('attachments', { isAttached: false }, keysOf.vcnAttachment), 'vcn-attachment'],
    [
      'table of the VCN attachment',
      oneOci('attachments', { tableKey: keysOf.linkTable }, keysOf.vcnAttachment),
      'vcn-attachment',
    ],
    [
      'table of the circuit attachment',
      oneOci('attachments', { tableKey: keysOf.vcnTable }, keysOf.circuitAttachment),
      'circuit-attachment',
    ],
    [
      'export of the circuit attachment',
      oneOci('attachments', { exports: false }, keysOf.circuitAttachment),
      'circuit-attachment',
    ],
    ['import of the VCN table', oneOci('imports', { statements: [] }, keysOf.vcnImport), 'vcn-import'],
    ['import of the link table', oneOci('imports', { statements: [] }, keysOf.linkImport), 'link-import'],
    [
      'distribution of the link table',
      oneOci('drgRouteTables', { importKey: undefined }, keysOf.linkTable),
      'link-table',
    ],
    ['rule of the security list', oneOci('securityLists', { rules: [] }), 'db-list'],
    [
      'rule of the security group',
      oneAzure('securityGroups', {
        rules: [
          anAzureRule({
            name: 'shut',
            access: 'Deny',
            protocol: '*',
            sources: ['*'],
            destinations: ['*'],
            destinationPorts: ['*'],
            priority: 100,
          }),
          ...base.azure.securityGroups[0]!.rules,
        ],
      }),
      'app-nsg',
      'shut',
    ],
    [
      'state of a rule',
      oneOci('securityLists', { rules: [anOciRule({ name: 'loose', stateless: true })] }),
      'db-list',
      'loose',
    ],
  ])('%s: exactly that object is named, and one edit mends it', (_, model, object, rule) => {
    const { seen, why } = ask(model)
    expect(seen.verdict).toBe('blocked')
    expect(why.obstacles.map((one) => ({ name: one.object.name, rule: one.rule }))).toEqual([{ name: object, rule }])
    expect(why.isEnough).toBe(true)
  })
})

describe('two objects broken on the way back', () => {
  test('are named one after the other, and nothing that would stop packets earlier', () => {
    const { oci } = oneOci('imports', { statements: [] }, keysOf.vcnImport)
    const { why } = ask({ ...base, oci: { ...oci, routeTables: oneOci('routeTables', { rules: [] }).oci.routeTables } })
    expect(why.obstacles.map(({ object }) => object.name)).toEqual(['default-routes', 'vcn-import'])
    expect(why.isEnough).toBe(true)
  })
})

describe('one leg', () => {
  test('is enough, and packets take it', () => {
    const { seen } = ask(oneOci('virtualCircuits', { legs: { primary: false, secondary: true } }))
    expect(seen.verdict).toBe('allowed')
    expect(seen.paths).toHaveLength(1)
  })
})

describe('groups', () => {
  const host = (side: 'azure' | 'oci', name: string, address: string, more: Partial<Host> = {}): Host => ({
    ref: { key: `${side}/${name}`, side, kind: 'interface', name },
    names: [`${side}/${name}`],
    addresses: [address],
    subnetKey: side === 'azure' ? keysOf.subnet : keysOf.ociSubnet,
    ...more,
  })

  test('of OCI as a source let in the interfaces that are in them, and only those', () => {
    const rules = [
      anOciRule({ peerType: 'nsg', peer: 'oci/web', ports: { first: 80, last: 80 } }),
      { name: 'all out', direction: 'EGRESS', protocol: 'all', peer: '0.0.0.0/0', peerType: 'cidr' } as const,
    ]
    const hosts = [host('oci', 'in', '10.1.10.10', { groupKeys: ['oci/web'] }), host('oci', 'out', '10.1.10.11')]
    const model = aModel({ hosts, oci: { securityLists: [{ ...base.oci.securityLists[0]!, rules }] } })
    expect(ask(model, { from: 'oci/in', to: 'oci/out', port: 'tcp/80' }).seen.verdict).toBe('allowed')
    expect(ask(model, { from: 'oci/out', to: 'oci/in', port: 'tcp/80' }).seen.verdict).toBe('blocked')
  })

  test('of Azure on an interface must agree with the one on its subnet', () => {
    const closed = {
      ref: { key: 'azure/nic-nsg', side: 'azure', kind: 'network security group', name: 'nic-nsg' },
      rules: [anAzureRule({ name: 'no', access: 'Deny' })],
    } as const
    const model = aModel({
      hosts: [host('azure', 'vm', '10.12.2.9', { securityGroupKey: 'azure/nic-nsg' })],
      azure: { securityGroups: [...base.azure.securityGroups, closed] },
    })
    const { seen, why } = ask(model, { from: 'azure/vm' })
    expect(seen.verdict).toBe('blocked')
    expect(blamed(why)).toEqual([{ name: 'nic-nsg', rule: 'no', fault: 'denies it by rule no' }])
    expect(ask(model).seen.verdict).toBe('partly')
  })
})

import { expect, test } from 'vitest'
import { aModel, keysOf } from '../model/model.fixture.ts'
import { compileNetwork } from './compile.ts'
import type { Fabric } from './fabric.ts'

const lines = ({ stations }: Fabric): string[] =>
  [...stations.values()].flatMap(({ title, rows }) => rows.map(({ text }) => `${title}: ${text}`))

test('every station of a healthy link has its table, longest prefix first', () => {
  expect(lines(compileNetwork(aModel()))).toMatchInlineSnapshot(`
    [
      "routes of azure/app: gateway route 10.1.10.0/24 → VirtualNetworkGateway",
      "routes of azure/app: system route 10.12.0.0/16 → VnetLocal",
      "routes of azure/app: system route 192.168.0.0/16 → None",
      "routes of azure/app: system route 172.16.0.0/12 → None",
      "routes of azure/app: system route 100.64.0.0/10 → None",
      "routes of azure/app: system route 10.0.0.0/8 → None",
      "routes of azure/app: system route 0.0.0.0/0 → Internet",
      "gateway gateway: learned 10.1.10.0/24 over both legs",
      "gateway gateway: address space 10.12.0.0/16",
      "virtual circuit virtual-circuit: heard 10.12.0.0/16 from Azure on both legs",
      "Microsoft's edge, primary leg: heard 10.1.10.0/24 from Oracle",
      "Microsoft's edge, primary leg: heard 10.12.0.0/16 from the gateway",
      "Microsoft's edge, secondary leg: heard 10.1.10.0/24 from Oracle",
      "Microsoft's edge, secondary leg: heard 10.12.0.0/16 from the gateway",
      "DRG route table vcn-table: imported 10.12.0.0/16 → DRG attachment circuit-attachment",
      "DRG route table link-table: imported 10.1.10.0/24 → DRG attachment vcn-attachment",
      "entrance of VCN vcn: local route 10.1.0.0/16",
      "routes of oci/db: route rule 10.12.0.0/16 → DRG drg",
      "routes of oci/db: local route 10.1.0.0/16",
    ]
  `)
})

test('a subnet is one endpoint without the addresses its cloud keeps', () => {
  const { endpoints } = compileNetwork(aModel())
  expect(endpoints.map(({ names }) => names[0])).toEqual(['azure/app', 'oci/db', 'internet'])
  expect(endpoints[0]!.addresses).toEqual([{ family: 'ipv4', first: 168_559_108, last: 168_559_358 }])
})

test('a host with a group of its own passes two checkpoints, in the order packets meet them', () => {
  const host = {
    ref: { key: 'azure/vm', side: 'azure', kind: 'network interface', name: 'vm' },
    names: ['azure/vm'],
    addresses: ['10.12.2.4'],
    subnetKey: keysOf.subnet,
    securityGroupKey: keysOf.securityGroup,
  } as const
  const [vm, rest] = compileNetwork(aModel({ hosts: [host] })).endpoints
  expect(vm!.leaving.map(({ title }) => title)).toEqual(['leaving azure/vm', 'leaving azure/app'])
  expect(vm!.entering.map(({ title }) => title)).toEqual(['entering azure/app', 'entering azure/vm'])
  expect(rest!.names).toEqual(['azure/app'])
})

import { readdirSync } from 'node:fs'
import type { Kind } from '@interconnect/engine'
import type { Prefix } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { kindContract, type KindWorld } from '../../test/kind.contract.ts'
import { MemoryOci } from '../../test/memory-oci.ts'
import { openSession } from '../../test/open-session.ts'
import type { OciApi } from '../api.ts'
import type { Rule } from '../security-rule.ts'
import { drgAttachment } from './drg-attachment.ts'
import { drgRouteDistribution } from './drg-route-distribution.ts'
import { drgRouteTable } from './drg-route-table.ts'
import { drg } from './drg.ts'
import { ociKinds } from './index.ts'
import { networkSecurityGroup } from './network-security-group.ts'
import { nsgRules } from './nsg-rules.ts'
import { securityList } from './security-list.ts'
import { subnet } from './subnet.ts'
import { vcnRouteRules } from './vcn-route-rules.ts'
import { vcn } from './vcn.ts'
import { virtualCircuit } from './virtual-circuit.ts'

const prefix = (text: string) => text as Prefix
const placed = { compartmentId: 'c', name: 'one' }
const renamed = { name: 'two' }

const ssh: Rule = {
  name: 'ssh',
  direction: 'INGRESS',
  protocol: 'tcp',
  peer: '10.12.0.0/16',
  peerType: 'cidr',
  ports: { from: 22, to: 22 },
}
const ping: Rule = {
  name: 'ping',
  direction: 'INGRESS',
  protocol: 'icmp',
  peer: '10.12.0.0/16',
  peerType: 'cidr',
  icmp: { type: 8 },
}
const out: Rule = {
  name: 'out',
  direction: 'EGRESS',
  protocol: 'all',
  peer: '10.12.0.0/16',
  peerType: 'cidr',
  stateless: false,
}
const leg = (block: string, host: number) => ({
  oracleAddress: `${block}.${host}/30`,
  azureAddress: `${block}.${host + 1}/30`,
})

function world<Props>(
  props: Props,
  changes: Partial<Props>[],
  prepare: (oci: MemoryOci) => void = () => {},
): KindWorld<Props> {
  const oci = new MemoryOci()
  prepare(oci)
  const { api, clock } = openSession(oci.fetch, { compartmentId: 'c' })
  return { api, clock, props, changes, countWrites: () => oci.writes.length }
}

type Case = readonly [type: string, run: () => Promise<void>]
const trial = <Props extends object>(
  // oxlint-disable-next-line typescript/no-explicit-any -- attributes do not matter here
  kind: Kind<Props, any, OciApi>,
  ...given: Parameters<typeof world<Props>>
): Case => [kind.type, () => kindContract(kind, world(...given))]

const withDrg = (oci: MemoryOci) => void oci.add('drgs', { id: 'drg' })

const cases: readonly Case[] = [
  trial(vcn, { ...placed, cidrs: [prefix('10.1.0.0/16')] }, [
    renamed,
    { cidrs: [prefix('10.2.0.0/16'), prefix('10.1.0.0/16')] },
  ]),
  trial(drg, placed, [renamed]),
  trial(
    drgRouteDistribution,
    { drgId: 'drg', name: 'one', statements: [{ priority: 1, match: { type: 'all' } }] },
    [
      renamed,
      {
        statements: [
          { priority: 2, match: { type: 'all' } },
          { priority: 1, match: { type: 'attachment-type', value: 'VCN' } },
        ],
      },
      { statements: [{ priority: 2, match: { type: 'all' } }] },
    ],
    withDrg,
  ),
  trial(
    drgRouteTable,
    { drgId: 'drg', name: 'one', importDistributionId: 'd1', ecmp: false },
    [renamed, { importDistributionId: 'd2' }, { ecmp: true }],
    withDrg,
  ),
  trial(
    drgAttachment,
    { drgId: 'drg', vcnId: 'vcn', name: 'one' },
    [renamed, { drgRouteTableId: 'table' }],
    (oci) => void oci.add('vcns', { id: 'vcn' }),
  ),
  trial(securityList, { ...placed, vcnId: 'vcn', ingress: [ssh] as never, egress: [out] as never }, [
    renamed,
    { ingress: [ping, ssh] as never },
    { egress: [] },
  ]),
  trial(networkSecurityGroup, { ...placed, vcnId: 'vcn' }, [renamed]),
  trial(
    nsgRules,
    { networkSecurityGroupId: 'nsg', rules: [ssh, out] },
    [{ rules: [ping, { ...ssh, ports: { from: 22, to: 23 } }] }],
    (oci) => void oci.add('networkSecurityGroups', { id: 'nsg' }),
  ),
  trial(
    subnet,
    {
      ...placed,
      vcnId: 'vcn',
      prefix: prefix('10.1.10.0/24'),
      routeTableId: 'rt',
      securityListIds: ['a', 'b'],
      private: true,
    },
    [renamed, { routeTableId: 'other' }, { securityListIds: ['b', 'c'] }],
  ),
  trial(
    vcnRouteRules,
    { routeTableId: 'rt', rules: [{ destination: prefix('10.12.0.0/16'), networkEntityId: 'drg' }] },
    [
      {
        rules: [
          { destination: prefix('10.13.0.0/16'), networkEntityId: 'drg' },
          { destination: prefix('10.12.0.0/16'), networkEntityId: 'drg2' },
        ],
      },
    ],
    (oci) => void oci.add('routeTables', { id: 'rt', vcnId: 'vcn', routeRules: [] }),
  ),
  trial(
    virtualCircuit,
    {
      ...placed,
      drgId: 'drg',
      providerServiceId: 'azure',
      serviceKey: 'secret-key',
      bandwidthShape: '1 Gbps',
      primary: leg('10.0.0', 21),
      secondary: leg('10.0.0', 25),
      mtu: 'MTU_1500',
    },
    [renamed, { bandwidthShape: '2 Gbps' }, { drgId: 'drg2' }, { secondary: leg('10.0.1', 25) }, { mtu: 'MTU_9000' }],
  ),
]

describe('every kind', () => {
  it.each(cases)('%s lives its whole life', (_, run) => run())

  it('is in a file of its name', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => /^[a-z-]+\.ts$/.test(file) && file !== 'index.ts')
    expect(files.map((file) => `oci/${file.slice(0, -3)}`).sort()).toEqual(ociKinds.map(({ type }) => type).sort())
  })
})

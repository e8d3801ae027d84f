import { ref } from '@interconnect/engine'
import type { KindCase as AnyKindCase } from '@interconnect/engine/testing'
import { azureProvider } from '@interconnect/oci-api'
import type { OciApi } from '../src/api.ts'
import { drgAttachment } from '../src/kinds/drg-attachment.ts'
import { drgRouteDistribution } from '../src/kinds/drg-route-distribution.ts'
import { drgRouteTable } from '../src/kinds/drg-route-table.ts'
import { drg } from '../src/kinds/drg.ts'
import { networkSecurityGroup } from '../src/kinds/network-security-group.ts'
import { nsgRules } from '../src/kinds/nsg-rules.ts'
import { providerService } from '../src/kinds/provider-service.ts'
import { securityList } from '../src/kinds/security-list.ts'
import { subnet } from '../src/kinds/subnet.ts'
import { vcnRouteRules } from '../src/kinds/vcn-route-rules.ts'
import { vcn } from '../src/kinds/vcn.ts'
import { virtualCircuit } from '../src/kinds/virtual-circuit.ts'
import type { Rule } from '../src/security-rule.ts'

type KindCase = AnyKindCase<OciApi>

const azure = { peer: '10.12.0.0/16', peerType: 'cidr' } as const
const ssh: Rule = { name: 'ssh', direction: 'INGRESS', protocol: 'tcp', ...azure, ports: { from: 22, to: 22 } }
const ping: Rule = { name: 'ping', direction: 'INGRESS', protocol: 'icmp', ...azure, icmp: { type: 3, code: 4 } }
const out: Rule = { name: 'out', direction: 'EGRESS', protocol: 'all', ...azure, stateless: false }
/** More than one call can carry. */
const many = Array.from({ length: 60 }, (_, index) => ({
  ...ssh,
  name: `port-${index + 1}`,
  ports: { from: index + 1, to: index + 1 },
}))

const everything = { priority: 1, match: { type: 'all' } }
const renamed = { name: 'two' }

const leg = (block: string, host: number) => ({
  oracleAddress: `${block}.${host}/30`,
  azureAddress: `${block}.${host + 1}/30`,
})

/** The Azure circuit of the virtual circuit's case, which the world must give: its `serviceKey` is redeemed. */
export const azureCircuit = 'azure-circuit'

/** One case for each OCI kind that is made, in one compartment. */
export function kindCases(compartmentId: string): readonly KindCase[] {
  const placed = { compartmentId, name: 'one' }

  const network: KindCase = {
    name: 'vcn',
    kind: vcn,
    props: { ...placed, cidrs: ['10.1.0.0/16'] },
    changes: [renamed, { cidrs: ['10.2.0.0/16', '10.1.0.0/16'] }, { cidrs: ['10.3.0.0/16'] }],
    needs: [],
  }
  const gateway: KindCase = { name: 'drg', kind: drg, props: placed, changes: [renamed], needs: [] }
  const otherGateway: KindCase = { ...gateway, name: 'other-drg', props: { ...placed, name: 'other' } }
  const distribution: KindCase = {
    name: 'distribution',
    kind: drgRouteDistribution,
    props: { drgId: ref('drg'), name: 'one', statements: [everything] },
    changes: [
      renamed,
      {
        statements: [
          { ...everything, priority: 2 },
          { priority: 1, match: { type: 'attachment-type', value: 'VCN' } },
        ],
      },
      { statements: [] },
    ],
    needs: [gateway],
  }
  const otherDistribution: KindCase = {
    ...distribution,
    name: 'other-distribution',
    props: { drgId: ref('drg'), name: 'other', statements: [] },
    changes: [{ statements: [everything] }],
  }
  const table: KindCase = {
    name: 'drg-table',
    kind: drgRouteTable,
    props: { drgId: ref('drg'), name: 'one', importDistributionId: ref('distribution'), ecmp: false },
    changes: [renamed, { ecmp: true }, { importDistributionId: ref('other-distribution') }],
    needs: [gateway, distribution, otherDistribution],
  }
  const attachment: KindCase = {
    name: 'attachment',
    kind: drgAttachment,
    props: { drgId: ref('drg'), vcnId: ref('vcn'), name: 'one' },
    changes: [renamed, { drgRouteTableId: ref('drg-table') }],
    needs: [gateway, network, table],
  }
  const list: KindCase = {
    name: 'security-list',
    kind: securityList,
    props: { ...placed, vcnId: ref('vcn'), ingress: [ssh, ping], egress: [out] },
    changes: [renamed, { ingress: [ping] }, { egress: [] }],
    needs: [network],
  }
  const group: KindCase = {
    name: 'group',
    kind: networkSecurityGroup,
    props: { ...placed, vcnId: ref('vcn') },
    changes: [renamed],
    needs: [network],
  }
  const rules: KindCase = {
    name: 'group-rules',
    kind: nsgRules,
    props: { networkSecurityGroupId: ref('group'), rules: [ssh, ping, out] },
    changes: [{ rules: [ping, { ...ssh, ports: { from: 1, to: 3 } }] }, { rules: many }],
    needs: [group],
  }
  const app: KindCase = {
    name: 'subnet',
    kind: subnet,
    props: {
      ...placed,
      vcnId: ref('vcn'),
      prefix: '10.1.10.0/24',
      routeTableId: ref('vcn', 'defaultRouteTableId'),
      securityListIds: [ref('vcn', 'defaultSecurityListId')],
      private: true,
    },
    changes: [renamed, { securityListIds: [ref('security-list'), ref('vcn', 'defaultSecurityListId')] }],
    needs: [network, list],
  }
  const route = (destination: string) => ({ destination, networkEntityId: ref('drg') })
  const routes: KindCase = {
    name: 'routes',
    kind: vcnRouteRules,
    props: { routeTableId: ref('vcn', 'defaultRouteTableId'), rules: [route('10.12.0.0/16')] },
    changes: [{ rules: [route('10.13.0.0/16'), route('10.12.0.0/16')] }, { rules: [route('10.14.0.0/16')] }],
    // A route to a DRG is accepted once the VCN is attached to it.
    needs: [gateway, network, attachment],
  }
  const provider: KindCase = {
    name: 'provider',
    kind: providerService,
    props: { compartmentId, providerName: azureProvider.providerName },
    changes: [],
    needs: [],
  }
  const circuit: KindCase = {
    name: 'circuit',
    kind: virtualCircuit,
    props: {
      ...placed,
      drgId: ref('drg'),
      providerServiceId: ref('provider'),
      serviceKey: ref(azureCircuit, 'serviceKey'),
      bandwidthShape: '1 Gbps',
      primary: leg('192.168.240', 1),
      secondary: leg('192.168.240', 25),
      mtu: 'MTU_1500',
    },
    changes: [
      renamed,
      { bandwidthShape: '2 Gbps' },
      { primary: leg('192.168.241', 1) },
      { drgId: ref('other-drg') },
      { mtu: 'MTU_9000' },
    ],
    needs: [gateway, otherGateway, provider],
  }
  return [network, gateway, distribution, table, attachment, list, group, rules, app, routes, circuit]
}

import type { ExistingSubnet, Spec } from '@interconnect/model'
import type { Example } from '../define-rule.ts'
import { aSpec, type Observed, type Patch } from './a-spec.ts'

const vnet =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/theirs/providers/Microsoft.Network/virtualNetworks/theirs'
const vcn = 'ocid1.vcn.oc1.iad.theirs'
const subnet = 'ocid1.subnet.oc1.iad.theirs'

/** Facts with addresses as plain texts. */
type SubnetFacts = {
  readonly [K in keyof ExistingSubnet]?:
    | (K extends 'routes' ? readonly { readonly prefix: string; readonly nextHop: string }[] : ExistingSubnet[K])
    | undefined
}

type Facts = SubnetFacts & Pick<NonNullable<Observed['azure']>, 'gateway' | 'gatewaySubnet' | 'peerings'>

type Peering = NonNullable<Facts['peerings']>[number]

/** The example on a VNet of others that is the hub of one peering; `over` is what that has other than it should. */
export const onTheirHub = (over: Partial<Peering> = {}): Example =>
  onTheirVnet({
    peerings: [
      {
        name: 'to-spoke',
        prefixes: ['10.50.0.0/16'],
        usesRemoteGateways: false,
        allowsGatewayTransit: true,
        ...over,
      },
    ],
  })

/** The example on a VNet that somebody else made; `facts` is what its subnet and its gateway look like. */
export const onTheirVnet = (facts: Facts = {}, patch: Patch<Spec['azure']> = {}, rest: Patch<Spec> = {}): Example => {
  const { gateway, gatewaySubnet, peerings, ...subnetFacts } = facts
  const network = {
    cidr: undefined,
    subnets: undefined,
    existing: vnet,
    existingSubnets: { app: 'apps' },
    ...patch.network,
  }
  const apps = {
    prefix: '10.12.2.0/24',
    id: `${vnet}/subnets/apps`,
    networkSecurityGroupId: `${vnet}/nsg`,
    propagatesGatewayRoutes: true,
    ...subnetFacts,
  } as ExistingSubnet & { prefix: string }
  const theirs = { GatewaySubnet: { prefix: '10.12.1.0/27', id: `${vnet}/subnets/GatewaySubnet` }, apps }
  const observed = {
    cidrs: ['10.12.0.0/16'],
    subnets: theirs,
    ...(gateway && { gateway }),
    ...(gatewaySubnet && { gatewaySubnet }),
    ...(peerings && { peerings }),
  }
  return aSpec({ ...rest, azure: { ...patch, network } }, { azure: observed })
}

/** The example on a VCN that somebody else made; `facts` is what its subnet looks like. */
export const onTheirVcn = (drg?: string, facts: SubnetFacts = {}): Example =>
  aSpec(
    { oci: { network: { cidr: undefined, subnets: undefined, existing: vcn, existingSubnets: { db: subnet } } } },
    {
      oci: {
        cidrs: ['10.1.0.0/16'],
        subnets: { [subnet]: { id: subnet, prefix: '10.1.10.0/24', ...facts } as ExistingSubnet & { prefix: string } },
        ...(drg !== undefined && { drg }),
      },
    },
  )

import { compartment, subscription } from '../harness/hands.ts'

/** What a change of a property of the document leads to. */
export type Class = 'nothing' | 'in place' | 'interrupts' | 'replaces' | 'impossible' | 'renamed'

/** A property of the document with a change of it. */
export interface Change {
  /** As in the schema; `*` stands for a name that the user chooses, `[]` for an item of a list. */
  readonly path: string
  readonly to: unknown
  readonly class: Class
  /** The member to set, where that is not the property itself but something around it. */
  readonly at?: string
  /** What has to be set with it, by path. */
  readonly with?: Readonly<Record<string, unknown>>
}

const flow = { from: 'azure/app', to: 'oci/db', ports: ['tcp/1521'], description: 'the orders' }
const stretched = { cni: 'flannel', pods: '10.200.0.0/16', services: '10.201.0.0/16', controlPlane: 'oci' }
const kubernetes = { mode: 'stretched', nodes: { azure: 'app', oci: 'db' }, stretched }

/** Says everything the schema knows, so that nothing changes because a default does. */
export const document = {
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Interconnect',
  metadata: { name: 'change' },
  spec: {
    regions: 'ashburn',
    bandwidth: '2Gbps',
    peeringLocation: 'Washington DC',
    circuit: { tier: 'Standard', billing: 'Unlimited' },
    bgp: { primary: '192.168.10.0/30', secondary: '192.168.10.4/30' },
    azure: {
      subscription,
      location: 'eastus',
      resourceGroup: 'change-group',
      network: {
        cidr: '10.12.0.0/16',
        subnets: { app: '10.12.2.0/24', nodes: '10.12.6.0/24' },
        gatewaySubnet: '10.12.255.224/27',
      },
      gateway: { sku: 'ErGw2AZ', fastPath: false },
    },
    oci: { compartment, network: { cidr: '10.1.0.0/17', subnets: { db: '10.1.10.0/24', nodes: '10.1.16.0/24' } } },
    flows: [flow],
    kubernetes,
  },
}

const paired = (azure: object) => ({
  mode: 'paired',
  nodes: kubernetes.nodes,
  paired: { azure, oci: { podNetwork: 'overlay', pods: '10.203.0.0/16', services: '10.204.0.0/16' } },
})
const azureSide = { podNetwork: 'overlay', pods: '10.205.0.0/16', services: '10.206.0.0/16' }

const azureNetwork = 'spec.azure.network'
const ociNetwork = 'spec.oci.network'
const azureSubnets = document.spec.azure.network.subnets
const ociSubnets = document.spec.oci.network.subnets

/** Accounts that are there, too. */
export const elsewhere = {
  subscription: '00000000-0000-0000-0000-000000000001',
  compartment: 'ocid1.compartment.oc1..another',
}

export const changes: readonly Change[] = [
  { path: 'metadata.name', to: 'another', class: 'renamed', with: { 'spec.azure.resourceGroup': 'another-group' } },
  {
    path: 'spec.regions',
    to: 'phoenix',
    class: 'impossible',
    with: { 'spec.peeringLocation': 'Phoenix', 'spec.azure.location': 'westus3' },
  },
  { path: 'spec.peeringLocation', to: 'Washington DC2', class: 'replaces' },
  { path: 'spec.bandwidth', to: '1Gbps', class: 'impossible' },
  { path: 'spec.bandwidth', to: '5Gbps', class: 'interrupts', with: { 'spec.azure.gateway.sku': 'ErGw3AZ' } },
  { path: 'spec.circuit.tier', to: 'Premium', class: 'in place' },
  { path: 'spec.circuit.tier', to: 'Local', class: 'impossible' },
  { path: 'spec.circuit.billing', to: 'Metered', class: 'impossible' },
  { path: 'spec.bgp.primary', to: '192.168.11.0/30', class: 'interrupts' },
  { path: 'spec.bgp.secondary', to: '192.168.11.4/30', class: 'interrupts' },
  { path: 'spec.azure.subscription', to: elsewhere.subscription, class: 'impossible' },
  { path: 'spec.azure.location', to: 'eastus2', class: 'impossible' },
  { path: 'spec.azure.resourceGroup', to: 'another-group', class: 'replaces' },
  { path: `${azureNetwork}.cidr`, to: '10.12.0.0/15', class: 'in place' },
  {
    path: `${azureNetwork}.cidr`,
    to: '10.40.0.0/16',
    class: 'replaces',
    with: {
      [`${azureNetwork}.subnets`]: { app: '10.40.2.0/24', nodes: '10.40.6.0/24' },
      [`${azureNetwork}.gatewaySubnet`]: '10.40.255.224/27',
    },
  },
  { path: `${azureNetwork}.gatewaySubnet`, to: '10.12.254.0/27', class: 'replaces' },
  { path: `${azureNetwork}.subnets.*`, to: { ...azureSubnets, app: '10.12.3.0/24' }, class: 'in place' },
  { path: `${azureNetwork}.subnets.*`, to: { ...azureSubnets, web: '10.12.4.0/24' }, class: 'in place' },
  { path: `${azureNetwork}.subnets.*`, to: { app: azureSubnets.app }, class: 'in place' },
  { path: `${azureNetwork}.subnets.*`, to: { app: azureSubnets.app, workers: azureSubnets.nodes }, class: 'renamed' },
  { path: 'spec.azure.gateway.sku', to: 'ErGw3AZ', class: 'interrupts' },
  { path: 'spec.azure.gateway.sku', to: 'UltraPerformance', class: 'replaces' },
  {
    path: 'spec.azure.gateway.fastPath',
    to: true,
    class: 'interrupts',
    with: { 'spec.azure.gateway.sku': 'ErGw3AZ' },
  },
  { path: 'spec.oci.compartment', to: elsewhere.compartment, class: 'impossible' },
  { path: `${ociNetwork}.cidr`, to: '10.1.0.0/16', class: 'in place' },
  {
    path: `${ociNetwork}.cidr`,
    to: '10.2.0.0/16',
    class: 'replaces',
    with: { [`${ociNetwork}.subnets`]: { db: '10.2.10.0/24', nodes: '10.2.16.0/24' } },
  },
  { path: `${ociNetwork}.subnets.*`, to: { ...ociSubnets, db: '10.1.10.0/23' }, class: 'in place' },
  { path: `${ociNetwork}.subnets.*`, to: { ...ociSubnets, db: '10.1.12.0/24' }, class: 'replaces' },
  { path: `${ociNetwork}.subnets.*`, to: { ...ociSubnets, web: '10.1.20.0/24' }, class: 'in place' },
  { path: `${ociNetwork}.subnets.*`, to: { db: ociSubnets.db, workers: ociSubnets.nodes }, class: 'renamed' },
  { path: 'spec.flows[].from', at: 'spec.flows', to: [{ ...flow, from: 'azure' }], class: 'in place' },
  { path: 'spec.flows[].to', at: 'spec.flows', to: [{ ...flow, to: 'oci' }], class: 'in place' },
  { path: 'spec.flows[].ports[]', at: 'spec.flows', to: [{ ...flow, ports: ['tcp/1522'] }], class: 'in place' },
  { path: 'spec.flows[].description', at: 'spec.flows', to: [{ ...flow, description: 'mails' }], class: 'nothing' },
  {
    path: 'spec.kubernetes.mode',
    at: 'spec.kubernetes',
    to: paired(azureSide),
    class: 'in place',
  },
  { path: 'spec.kubernetes.nodes.azure', to: 'nodes', class: 'in place' },
  { path: 'spec.kubernetes.nodes.oci', to: 'nodes', class: 'in place' },
  { path: 'spec.kubernetes.stretched.cni', to: 'calico', class: 'in place' },
  { path: 'spec.kubernetes.stretched.pods', to: '10.210.0.0/16', class: 'nothing' },
  { path: 'spec.kubernetes.stretched.services', to: '10.211.0.0/16', class: 'nothing' },
  { path: 'spec.kubernetes.stretched.controlPlane', to: 'azure', class: 'in place' },
  ...(['azureToOciGB', 'ociToAzureGB'] as const).map((name): Change => ({
    path: `spec.traffic.${name}`,
    at: 'spec.traffic',
    to: { azureToOciGB: 400, ociToAzureGB: 400, [name]: 500 },
    class: 'nothing',
  })),
  ...['name', 'cidrs[]', 'joins', 'usesLink', 'usesRemoteGateways'].map((name): Change => ({
    path: `spec.neighbours[].${name}`,
    at: 'spec.neighbours',
    to: [{ name: 'office', cidrs: ['172.20.0.0/16'], joins: 'azure-gateway' }],
    class: 'nothing',
  })),
  ...['rule', 'at', 'reason'].map((name): Change => ({
    path: `spec.suppress[].${name}`,
    at: 'spec.suppress',
    to: [{ rule: 'cost/unlimited-one-way', at: 'spec.circuit', reason: 'known and agreed with finance' }],
    class: 'nothing',
  })),
  ...(['azure', 'oci'] as const).flatMap((cloud) =>
    (['podNetwork', 'pods', 'services'] as const).map((name): Change => ({
      path: `spec.kubernetes.paired.${cloud}.${name}`,
      at: 'spec.kubernetes',
      to: paired(azureSide),
      class: 'in place',
    })),
  ),
]

/** What needs a network of somebody else, and is tried by itself. */
export const triedElsewhere = [
  `${azureNetwork}.existing`,
  `${azureNetwork}.existingSubnets.*`,
  `${ociNetwork}.existing`,
  `${ociNetwork}.existingSubnets.*`,
]

/** A document with a change made. */
export function changed({ path, at = path, to, with: others = {} }: Change, base: object = document): object {
  const copy = structuredClone(base)
  for (const [where, value] of Object.entries({ [at.replace(/\.\*$/, '')]: to, ...others })) set(copy, where, value)
  return copy
}

/** All changes of some classes at once, the last of those that touch the same. */
export function changedTogether(classes: readonly Class[]): object {
  // Taking a subnet away does not go with what uses it.
  const chosen = changes.filter((one) => classes.includes(one.class) && !one.path.startsWith('spec.kubernetes'))
  return chosen.reduce<object>((before, change) => changed(change, before), document)
}

function set(value: object, path: string, to: unknown): void {
  const parts = path.split('.')
  const last = parts.pop()!
  let inner = value as Record<string, unknown>
  for (const part of parts) inner = (inner[part] ??= {}) as Record<string, unknown>
  inner[last] = to
}

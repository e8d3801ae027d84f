import { World, type WorldOptions } from '../src/core/index.ts'
import {
  azureApp,
  AzureResources,
  simulatedIdentity,
  type StoredCircuit,
  type StoredPeering,
  types,
} from '../src/azure/index.ts'
import type { LinkView } from '../src/link/view.ts'
import { silentLink } from '../src/link/view.ts'

export const subscription = `/subscriptions/${simulatedIdentity.subscription}`
export const group = `${subscription}/resourceGroups/link`
const network = `${group}/providers/Microsoft.Network`

/** Ids of the resources the tests speak about. */
export const ids = {
  network: `${network}/virtualNetworks/vnet`,
  subnet: `${network}/virtualNetworks/vnet/subnets/app`,
  gatewaySubnet: `${network}/virtualNetworks/vnet/subnets/GatewaySubnet`,
  securityGroup: `${network}/networkSecurityGroups/nsg`,
  routeTable: `${network}/routeTables/table`,
  gateway: `${network}/virtualNetworkGateways/gw`,
  circuit: `${network}/expressRouteCircuits/circuit`,
  peering: `${network}/expressRouteCircuits/circuit/peerings/AzurePrivatePeering`,
  connection: `${network}/connections/link`,
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the wire said
  readonly body: any
}

export interface ArmOptions extends WorldOptions {
  readonly link?: Partial<LinkView>
}

/** A simulated Azure with a token in hand and the resource group `link` in East US. */
export async function anArm({ link, ...options }: ArmOptions = {}) {
  const world = new World(options)
  const app = azureApp(world, { link: { ...silentLink, ...link } })
  const token = await tokenOf(app)
  const request = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const url = path.includes('api-version=') ? path : `${path}${path.includes('?') ? '&' : '?'}api-version=2025-05-01`
    const response = await app.request(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
  }
  /** Lets every transition that is under way happen. */
  const settle = () => world.clock.step(3 * 60 * 60 * 1000)
  /** A PUT that has come to rest. */
  const make = async (path: string, body: unknown): Promise<Answer> => {
    const answer = await request('PUT', path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    settle()
    return answer
  }
  await request('PUT', group, { location: 'eastus' })
  const resources = new AzureResources(world)
  return { world, app, token, request, settle, make, resources }
}

export type Arm = Awaited<ReturnType<typeof anArm>>

export async function tokenOf(app: Arm['app'], secret: string = simulatedIdentity.clientSecret): Promise<string> {
  const response = await app.request(`/${simulatedIdentity.tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: simulatedIdentity.clientId,
      client_secret: secret,
      scope: 'https://management.azure.com/.default',
    }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

export const aNetwork = (subnets: Record<string, string> = { app: '10.12.2.0/24', GatewaySubnet: '10.12.1.0/24' }) => ({
  location: 'eastus',
  properties: {
    addressSpace: { addressPrefixes: ['10.12.0.0/16'] },
    subnets: Object.entries(subnets).map(([name, addressPrefix]) => ({ name, properties: { addressPrefix } })),
  },
})

export const aGateway = (sku = 'ErGw1AZ') => ({
  location: 'eastus',
  properties: {
    gatewayType: 'ExpressRoute',
    sku: { name: sku, tier: sku },
    ipConfigurations: [{ name: 'default', properties: { subnet: { id: ids.gatewaySubnet } } }],
  },
})

export const aCircuit = ({
  mbps = 1000,
  tier = 'Standard',
  family = 'MeteredData',
  peeringLocation = 'Washington DC',
} = {}) => ({
  location: 'eastus',
  sku: { name: `${tier}_${family}`, tier, family },
  properties: {
    serviceProviderProperties: {
      serviceProviderName: 'Oracle Cloud FastConnect',
      peeringLocation,
      bandwidthInMbps: mbps,
    },
  },
})

export const aConnection = () => ({
  location: 'eastus',
  properties: {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: ids.gateway },
    peer: { id: ids.circuit },
  },
})

export const aRule = (priority: number, over: object = {}) => ({
  properties: {
    protocol: 'Tcp',
    direction: 'Inbound',
    access: 'Allow',
    priority,
    sourceAddressPrefix: '10.1.0.0/16',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '22',
    ...over,
  },
})

/** What the provider does to a circuit: here by hand, in the product by the link. */
export function setProviderState(
  arm: Arm,
  state: NonNullable<StoredCircuit['properties']['serviceProviderProvisioningState']>,
): void {
  const circuit = arm.resources.get(types.circuit, ids.circuit)!
  arm.resources.put(types.circuit, {
    ...circuit,
    properties: { ...circuit.properties, serviceProviderProvisioningState: state },
  })
}

/** The provider's other half: provisioned, with the private peering it writes. */
export function provision(arm: Arm): void {
  setProviderState(arm, 'Provisioned')
  const peering: StoredPeering = {
    id: ids.peering,
    name: 'AzurePrivatePeering',
    type: 'Microsoft.Network/expressRouteCircuits/peerings',
    etag: '',
    properties: {
      peeringType: 'AzurePrivatePeering',
      state: 'Enabled',
      azureASN: 12076,
      peerASN: 31898,
      vlanId: 33,
      primaryPeerAddressPrefix: '10.255.0.0/30',
      secondaryPeerAddressPrefix: '10.255.0.4/30',
      provisioningState: 'Succeeded',
    },
  }
  arm.resources.put(types.peering, peering)
}

/** An Azure whose gateway and provisioned circuit wait for their connection. */
export async function anArmReadyToConnect(options: ArmOptions = {}): Promise<Arm> {
  const arm = await anArm(options)
  await arm.make(ids.network, aNetwork())
  await arm.make(ids.gateway, aGateway())
  await arm.make(ids.circuit, aCircuit())
  provision(arm)
  return arm
}

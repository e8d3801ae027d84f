import { azureApp, simulatedIdentity } from '../src/azure/index.ts'
import type { WorldOptions } from '../src/core/index.ts'
import { linkActor } from '../src/link/index.ts'
import { azureProviderServiceId } from '../src/oci/index.ts'
import { type Reply, TestClient, testWorld } from '../src/oci/test-client.ts'
import { aCircuit, aConnection, aGateway, aNetwork, group, ids, tokenOf } from './arm.ts'

const minute = 60_000

/** The addresses of both legs as OCI is told them. */
export const mappings = [
  { oracleBgpPeeringIp: '192.168.240.1/30', customerBgpPeeringIp: '192.168.240.2/30' },
  { oracleBgpPeeringIp: '192.168.240.25/30', customerBgpPeeringIp: '192.168.240.26/30' },
]

/** Both clouds of one world with the link between them, Azure in East US and OCI in Ashburn, and nothing built. */
export async function bothClouds(options: WorldOptions = {}) {
  const world = testWorld(options)
  const link = linkActor(world)
  const arm = azureApp(world, { link: link.azure })
  const oci = new TestClient(world, { link: link.oci })
  const token = await tokenOf(arm)

  const azure = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const response = await arm.request(`${path}${path.includes('?') ? '&' : '?'}api-version=2025-05-01`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
  }
  const pass = (minutes: number) => world.clock.step(minutes * minute)
  /** A PUT in Azure that has come to rest. */
  const make = async (path: string, body: unknown, minutes = 60) => {
    const answer = await azure('PUT', path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    pass(minutes)
  }
  /** Rows that the routers report, fetched as a client does. */
  const rows = async (path: string): Promise<Reply['body'][]> => {
    const accepted = await azure('POST', path)
    pass(1)
    const location = new URL(accepted.headers.get('location') ?? '')
    return (await azure('GET', location.pathname)).body.value
  }
  const circuit = async () => (await azure('GET', ids.circuit)).body?.properties
  const peering = async () => (await azure('GET', ids.peering)).body?.properties

  await azure('PUT', group, { location: 'eastus' })
  return { world, oci, azure, pass, make, rows, circuit, peering, subscription: simulatedIdentity.subscription }
}

export type BothClouds = Awaited<ReturnType<typeof bothClouds>>

/** A VCN with a subnet on a DRG, and a VNet with a gateway and a circuit: everything before the key is entered. */
export async function readyToJoin(options: WorldOptions = {}, circuitOptions: Parameters<typeof aCircuit>[0] = {}) {
  const clouds = await bothClouds(options)
  const { oci, make } = clouds
  await make(ids.network, aNetwork())
  await make(ids.gateway, aGateway())
  await make(ids.circuit, aCircuit(circuitOptions), 1)
  const vcn = await oci.vcn()
  const subnet = await oci.made('/subnets', {
    compartmentId: oci.compartmentId,
    vcnId: vcn.id,
    cidrBlock: '10.1.10.0/24',
  })
  const drg = await oci.drg()
  const vcnAttachment = await oci.made('/drgAttachments', {
    drgId: drg.id,
    networkDetails: { type: 'VCN', id: vcn.id },
  })
  const key: string = (await clouds.circuit()).serviceKey
  const newVirtualCircuit = {
    compartmentId: oci.compartmentId,
    type: 'PRIVATE',
    providerServiceId: azureProviderServiceId(oci.region),
    providerServiceKeyName: key,
    bandwidthShapeName: '1 Gbps',
    crossConnectMappings: mappings,
    gatewayId: drg.id,
  }
  return { ...clouds, vcn, subnet, drg, vcnAttachment, key, newVirtualCircuit }
}

/** The key entered, both sides provisioned, sessions up, nothing connected. */
export async function joined(options: WorldOptions = {}, circuitOptions: Parameters<typeof aCircuit>[0] = {}) {
  const clouds = await readyToJoin(options, circuitOptions)
  const { oci, pass, newVirtualCircuit } = clouds
  const { body: created } = await oci.post('/virtualCircuits', newVirtualCircuit)
  pass(10)
  const path = `/virtualCircuits/${created.id}`
  const virtualCircuit = async () => (await oci.get(path)).body
  const sessions = async (): Promise<string[]> =>
    (await oci.get(`${path}/crossConnectMappings`)).body.items.map(
      (item: { ipv4BgpStatus: string }) => item.ipv4BgpStatus,
    )
  const drgRows = async (tableId: string): Promise<string[]> =>
    (await oci.get(`/drgRouteTables/${tableId}/drgRouteRules`)).body.map(
      (rule: { destination: string; routeProvenance: string }) => `${rule.destination} ${rule.routeProvenance}`,
    )
  /** Where both clouds stand. */
  const states = async () => {
    const peering = await clouds.peering()
    return {
      oci: (await virtualCircuit())?.lifecycleState as string,
      provider: (await clouds.circuit())?.serviceProviderProvisioningState as string,
      hasPeering: peering?.peeringType !== undefined,
    }
  }
  return { ...clouds, id: created.id as string, path, virtualCircuit, states, sessions, drgRows }
}

/** The whole link with the gateway connected. */
export async function connected(options: WorldOptions = {}) {
  const clouds = await joined(options)
  await clouds.make(ids.connection, aConnection(), 10)
  return clouds
}

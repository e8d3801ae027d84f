import type { DrgRouteRule, TrafficRoute } from '@interconnect/oci-api'
import { attachCircuit, attachmentOfCircuit } from '../circuit-attachment.ts'
import { newCircuit } from '../kinds/virtual-circuit.fixture.ts'
import { linkOf, type Reply, TestClient, testWorld } from '../test-client.ts'

/** The address in the VNet, and the one in the VCN. */
export const [azure, here] = ['10.12.2.4', '10.1.10.9']

/** SSH from the VNet and database traffic to it: what the list of the subnet lets through. */
export const rules = {
  ingressSecurityRules: [
    { protocol: '6', source: '10.12.0.0/16', tcpOptions: { destinationPortRange: { min: 22, max: 22 } } },
  ],
  egressSecurityRules: [
    { protocol: '6', destination: '10.12.0.0/16', tcpOptions: { destinationPortRange: { min: 1521, max: 1522 } } },
  ],
}

const row = (destination: string, nextHopDrgAttachmentId: string): DrgRouteRule => ({
  id: destination,
  destination,
  destinationType: 'CIDR_BLOCK',
  nextHopDrgAttachmentId,
  routeType: 'DYNAMIC',
  routeProvenance: 'VIRTUAL_CIRCUIT',
})

/** A VCN on a DRG with a circuit to a VNet, 10.12.0.0/16, and somebody who asks about paths. */
export async function analysedLink() {
  const rows: Record<string, DrgRouteRule[]> = {}
  const client = new TestClient(testWorld(), { link: linkOf({ drgRouteRules: (id) => rows[id] ?? [] }) })
  const { compartmentId, world } = client
  const [vcn, drg] = [await client.vcn(), await client.drg()]
  const attachment = await client.made('/drgAttachments', { drgId: drg.id, vcnId: vcn.id })
  const { body: circuit } = await client.post('/virtualCircuits', await newCircuit(client, { gatewayId: drg.id }))
  attachCircuit(world, circuit.id)
  const viaCircuit = attachmentOfCircuit(world, circuit.id)!.wire
  rows[attachment.drgRouteTableId] = [row('10.12.0.0/16', viaCircuit.id)]
  rows[viaCircuit.drgRouteTableId!] = [row('10.1.10.0/24', attachment.id)]
  const inVcn = { compartmentId, vcnId: vcn.id }
  const list = await client.made('/securityLists', { ...inVcn, ...rules })
  const toDrg = { destination: '10.12.0.0/16', destinationType: 'CIDR_BLOCK', networkEntityId: drg.id }
  const table = await client.made('/routeTables', { ...inVcn, routeRules: [toDrg] })
  const subnet = await client.made('/subnets', {
    ...inVcn,
    cidrBlock: '10.1.10.0/24',
    securityListIds: [list.id],
    routeTableId: table.id,
  })
  const inSubnet = { type: 'SUBNET', address: here, subnetId: subnet.id }
  const behind = { type: 'ON_PREM', address: azure }
  const analyzer = client.at('vnca-api')
  const ask = (over: object = {}): Promise<Reply> =>
    analyzer.post('/pathAnalysis', {
      type: 'ADHOC_QUERY',
      compartmentId,
      protocol: 6,
      sourceEndpoint: behind,
      destinationEndpoint: inSubnet,
      protocolParameters: { type: 'TCP', destinationPort: 22, sourcePort: 50_000 },
      ...over,
    })
  /** The paths that the analyzer tells when it is done. */
  const paths = async (over: object = {}): Promise<{ forwardRoute: TrafficRoute; returnRoute?: TrafficRoute }[]> => {
    const { headers, body } = await ask(over)
    const id = headers.get('opc-work-request-id')
    if (id === null) throw new Error(JSON.stringify(body))
    client.settle()
    return (await analyzer.get(`/workRequests/${id}/results`)).body.items[0].paths
  }
  const outbound = (destinationPort = 1521) => ({
    sourceEndpoint: inSubnet,
    destinationEndpoint: behind,
    protocolParameters: { type: 'TCP', destinationPort, sourcePort: 50_000 },
  })
  const part = { vcn, drg, attachment, circuit, viaCircuit, list, table, toDrg, subnet, rows }
  return { ...part, client, analyzer, inVcn, inSubnet, behind, ask, paths, outbound }
}

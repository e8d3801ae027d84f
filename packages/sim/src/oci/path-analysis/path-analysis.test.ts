import { PathAnalysisResult, WorkRequest } from '@interconnect/oci-api'
import { expect, test } from 'vitest'
import { attachCircuit, attachmentOfCircuit } from '../circuit-attachment.ts'
import { newInstance } from '../kinds/instance.fixture.ts'
import { newCircuit } from '../kinds/virtual-circuit.fixture.ts'
import { analysedLink, here, rules } from './analysed.fixture.ts'

const statesOf = ([path]: Awaited<ReturnType<Awaited<ReturnType<typeof analysedLink>>['paths']>>) => [
  path?.forwardRoute.reachabilityStatus,
  path?.returnRoute?.reachabilityStatus,
]

test('an analysis answers a work request of its own kind, which has results once it has succeeded', async () => {
  const { client, analyzer, ask } = await analysedLink()
  const { status, body, headers } = await ask()
  expect([status, body]).toEqual([202, undefined])
  const id = headers.get('opc-work-request-id')!
  const running = (await analyzer.get(`/workRequests/${id}`)).body
  expect(WorkRequest.parse(running)).toMatchObject({
    operationType: 'CREATE_PATH_ANALYSIS_RESULT',
    status: 'IN_PROGRESS',
  })
  expect((await analyzer.get(`/workRequests/${id}/results`)).body).toEqual({ items: [] })
  expect((await client.get(`/workRequests/${id}`)).status).toBe(404)
  client.settle()
  expect((await analyzer.get(`/workRequests/${id}`)).body).toMatchObject({ status: 'SUCCEEDED', percentComplete: 100 })
  const { body: results } = await analyzer.get(`/workRequests/${id}/results`)
  expect(PathAnalysisResult.parse(results.items[0])).toMatchObject({ resultType: 'PATH_ANALYSIS' })
  expect((await analyzer.get(`/workRequests/${id}/errors`)).body).toEqual({ items: [] })
  const { body: all } = await analyzer.get(`/workRequests?compartmentId=${client.compartmentId}`)
  expect(all.items).toMatchObject([{ id }])
})

test('the same retry token starts one analysis, and asking is no write', async () => {
  const { client, analyzer, ask, behind, inSubnet } = await analysedLink()
  const body = { type: 'ADHOC_QUERY', compartmentId: client.compartmentId, protocol: 6 }
  const question = { ...body, sourceEndpoint: behind, destinationEndpoint: inSubnet }
  const idOf = async () =>
    (await analyzer.post('/pathAnalysis', question, { 'opc-retry-token': 't' })).headers.get('opc-work-request-id')
  expect(await idOf()).toBe(await idOf())
  await ask()
  const asked = client.world.journal.records.filter(({ path }) => path.endsWith('/pathAnalysis'))
  expect(asked.map(({ write }) => write)).toEqual([false, false, false])
})

test('an analysis that is made to fail tells why as an error of its work request', async () => {
  const { client, analyzer, ask } = await analysedLink()
  const effect = { type: 'fail-operation', code: 'NotAuthorizedOrNotFound', message: 'no policy' } as const
  client.world.faults.add({ path: '/pathAnalysis', effect })
  const id = (await ask()).headers.get('opc-work-request-id')
  client.settle()
  expect((await analyzer.get(`/workRequests/${id}`)).body).toMatchObject({ status: 'FAILED' })
  expect((await analyzer.get(`/workRequests/${id}/errors`)).body.items).toMatchObject([{ message: 'no policy' }])
  expect((await analyzer.get(`/workRequests/${id}/results`)).body).toEqual({ items: [] })
})

test('answers are forgotten after twelve hours', async () => {
  const { client, analyzer, ask } = await analysedLink()
  const id = (await ask()).headers.get('opc-work-request-id')
  client.world.clock.step(13 * 60 * 60_000)
  await ask()
  expect((await analyzer.get(`/workRequests/${id}`)).status).toBe(404)
})

test('what comes from behind the DRG is followed through tables and rules, and its answer by state', async () => {
  const { paths, circuit, drg, subnet, viaCircuit, attachment, table, list } = await analysedLink()
  const [path] = await paths()
  expect(statesOf([path!])).toEqual(['REACHABLE', 'REACHABLE'])
  expect(path!.forwardRoute.nodes.map(({ entityId }) => entityId)).toEqual([undefined, circuit.id, drg.id, subnet.id])
  expect(path!.forwardRoute.nodes[2]?.nextHopRoutingAction).toMatchObject({
    action: 'FORWARDED',
    forwardedRoutingActionDetails: {
      forwardedRoutingConfiguration: { type: 'DRG', drgRouteTableId: viaCircuit.drgRouteTableId },
    },
  })
  expect(path!.forwardRoute.nodes[3]?.ingressSecurityAction).toMatchObject({
    action: 'ALLOWED',
    allowedSecurityActionDetails: {
      allowedSecurityConfiguration: { type: 'INGRESS_SECURITY_LIST', securityListId: list.id },
    },
  })
  const [first, second] = path!.returnRoute!.nodes
  expect(first).toMatchObject({
    egressTraffic: { sourceAddress: here, trafficProtocolParameters: { destinationPort: 50_000, sourcePort: 22 } },
    egressSecurityAction: {
      allowedSecurityActionDetails: { allowedSecurityConfiguration: { type: 'STATEFUL_INGRESS_SECURITY_LIST' } },
    },
    nextHopRoutingAction: {
      forwardedRoutingActionDetails: { forwardedRoutingConfiguration: { type: 'VCN', vcnRouteTableId: table.id } },
    },
  })
  expect(second?.nextHopRoutingAction?.forwardedRoutingActionDetails?.forwardedRoutingConfiguration).toMatchObject({
    drgRouteTableId: attachment.drgRouteTableId,
  })
})

test('what no rule lets in or out is denied, naming the lists and groups that were looked at', async () => {
  const { paths, list, outbound } = await analysedLink()
  const [denied] = await paths({ protocolParameters: { type: 'TCP', destinationPort: 23 } })
  expect(denied!.forwardRoute).toMatchObject({ reachabilityStatus: 'UNREACHABLE' })
  expect(denied!.forwardRoute.nodes.at(-1)?.ingressSecurityAction).toMatchObject({
    action: 'DENIED',
    deniedSecurityActionDetails: { evaluatedSecurityListIds: [list.id], evaluatedNsgIds: [] },
  })
  expect(statesOf(await paths(outbound()))).toEqual(['REACHABLE', 'REACHABLE'])
  const [kept] = await paths(outbound(22))
  expect(kept!.forwardRoute.nodes).toMatchObject([{ egressSecurityAction: { action: 'DENIED' } }])
})

test('a stateless rule lets no answer back by itself', async () => {
  const { client, list, paths, outbound } = await analysedLink()
  const stateless = { isStateless: true, ...rules.egressSecurityRules[0]! }
  await client.put(`/securityLists/${list.id}`, { egressSecurityRules: [stateless] })
  expect(statesOf(await paths(outbound()))).toEqual(['REACHABLE', 'UNREACHABLE'])
  const back = { protocol: '6', source: '10.12.0.0/16', tcpOptions: { sourcePortRange: { min: 1521, max: 1522 } } }
  await client.put(`/securityLists/${list.id}`, { ingressSecurityRules: [{ isStateless: true, ...back }] })
  expect(statesOf(await paths(outbound()))).toEqual(['REACHABLE', 'REACHABLE'])
})

test('a group counts for the interfaces that are in it', async () => {
  const { client, inVcn, subnet, paths } = await analysedLink()
  const group = await client.made('/networkSecurityGroups', inVcn)
  const rule = { direction: 'INGRESS', protocol: '6', source: '10.12.0.0/16', sourceType: 'CIDR_BLOCK' }
  await client.post(`/networkSecurityGroups/${group.id}/actions/addSecurityRules`, { securityRules: [rule] })
  const createVnicDetails = { subnetId: subnet.id, nsgIds: [group.id], privateIp: here }
  await client.made('/instances', await newInstance(client, subnet.id, { createVnicDetails }))
  const telnet = { protocolParameters: { type: 'TCP', destinationPort: 23 } }
  const [path] = await paths(telnet)
  expect(path!.forwardRoute.reachabilityStatus).toBe('REACHABLE')
  const node = path!.forwardRoute.nodes.at(-1)!
  expect(node.ingressSecurityAction?.allowedSecurityActionDetails?.allowedSecurityConfiguration).toMatchObject({
    type: 'NSG',
    nsgId: group.id,
  })
  const byVnic = { type: 'VNIC', address: here, vnicId: node.entityId }
  expect(statesOf(await paths({ ...telnet, destinationEndpoint: byVnic }))).toEqual(['REACHABLE', 'REACHABLE'])
  await client.put(`/vnics/${node.entityId}`, { nsgIds: [] })
  expect(statesOf(await paths(telnet))[0]).toBe('UNREACHABLE')
})

test('a rule that names a group means the addresses of its interfaces', async () => {
  const { client, inVcn, list, inSubnet, paths } = await analysedLink()
  const group = await client.made('/networkSecurityGroups', inVcn)
  const subnet = await client.made('/subnets', { ...inVcn, cidrBlock: '10.1.20.0/24' })
  const createVnicDetails = { subnetId: subnet.id, nsgIds: [group.id], privateIp: '10.1.20.9' }
  const machine = await client.made('/instances', await newInstance(client, subnet.id, { createVnicDetails }))
  await client.put(`/securityLists/${list.id}`, { ingressSecurityRules: [] })
  const members = await client.made('/networkSecurityGroups', inVcn)
  const rule = { direction: 'INGRESS', protocol: 'all', source: group.id, sourceType: 'NETWORK_SECURITY_GROUP' }
  await client.post(`/networkSecurityGroups/${members.id}/actions/addSecurityRules`, { securityRules: [rule] })
  const target = { subnetId: inSubnet.subnetId, nsgIds: [members.id], privateIp: here }
  await client.made('/instances', await newInstance(client, inSubnet.subnetId, { createVnicDetails: target }))
  const { body: attachments } = await client.get(
    `/vnicAttachments?compartmentId=${client.compartmentId}&instanceId=${machine.id}`,
  )
  const { vnicId } = attachments[0]
  const from = { type: 'COMPUTE_INSTANCE', address: '10.1.20.9', instanceId: machine.id, vnicId }
  expect(statesOf(await paths({ sourceEndpoint: from }))).toEqual(['REACHABLE', 'REACHABLE'])
  await client.put(`/vnics/${vnicId}`, { nsgIds: [] })
  expect(statesOf(await paths({ sourceEndpoint: from }))[0]).toBe('UNREACHABLE')
})

test('equal routes of a DRG are paths of their own', async () => {
  const { client, drg, rows, attachment, viaCircuit, paths, outbound } = await analysedLink()
  const { body: second } = await client.post('/virtualCircuits', await newCircuit(client, { gatewayId: drg.id }))
  attachCircuit(client.world, second.id)
  const viaSecond = attachmentOfCircuit(client.world, second.id)!.wire
  const [row] = rows[attachment.drgRouteTableId]!
  rows[attachment.drgRouteTableId] = [row!, { ...row!, id: 'second', nextHopDrgAttachmentId: viaSecond.id }]
  rows[viaSecond.drgRouteTableId!] = rows[viaCircuit.drgRouteTableId!]!
  const found = await paths(outbound())
  expect(found.map(({ forwardRoute }) => forwardRoute.nodes[2]?.entityId)).toEqual([
    viaCircuit.networkDetails!.id,
    second.id,
  ])
  expect(found.map((path) => statesOf([path]))).toEqual([
    ['REACHABLE', 'REACHABLE'],
    ['REACHABLE', 'REACHABLE'],
  ])
})

test('a table without a route is named, of the VCN or of the DRG', async () => {
  const { client, table, rows, attachment, paths, outbound } = await analysedLink()
  rows[attachment.drgRouteTableId] = []
  const [lost] = await paths(outbound())
  expect(lost!.forwardRoute.nodes.at(-1)?.nextHopRoutingAction).toMatchObject({
    action: 'NO_ROUTE',
    noRouteRoutingActionDetails: { evaluatedDrgRouteTableId: attachment.drgRouteTableId },
  })
  await client.put(`/routeTables/${table.id}`, { routeRules: [] })
  const [path] = await paths()
  expect(statesOf([path!])).toEqual(['REACHABLE', 'UNREACHABLE'])
  expect(path!.returnRoute!.nodes.at(-1)?.nextHopRoutingAction).toMatchObject({
    noRouteRoutingActionDetails: { evaluatedVcnRouteTableId: table.id },
  })
})

test('a narrower rule to a gateway leads away from the DRG', async () => {
  const { client, inVcn, table, toDrg, paths, outbound } = await analysedLink()
  const nat = await client.made('/natGateways', inVcn)
  const away = { destination: '10.12.2.0/24', destinationType: 'CIDR_BLOCK', networkEntityId: nat.id }
  await client.put(`/routeTables/${table.id}`, { routeRules: [toDrg, away] })
  const [path] = await paths(outbound())
  expect(statesOf([path!])[0]).toBe('UNREACHABLE')
  expect(path!.forwardRoute.nodes.at(-1)?.entityId).toBe(nat.id)
})

test('other protocols are looked at one way only', async () => {
  const { client, list, paths } = await analysedLink()
  const ping = { protocol: 1, protocolParameters: { type: 'ICMP', icmpType: 8, icmpCode: 0 } }
  expect(statesOf(await paths(ping))).toEqual(['UNREACHABLE', undefined])
  const rule = { protocol: '1', source: '10.12.0.0/16', icmpOptions: { type: 8 } }
  await client.put(`/securityLists/${list.id}`, { ingressSecurityRules: [rule] })
  const both = { queryOptions: { isBiDirectionalAnalysis: true } }
  expect(statesOf(await paths({ ...ping, ...both }))).toEqual(['REACHABLE', undefined])
})

test('an address is looked for in the VCNs first; what the analyzer does not follow is indeterminate', async () => {
  const { paths, inSubnet, behind } = await analysedLink()
  const at = (address: string) => ({ type: 'IP_ADDRESS', address })
  expect(statesOf(await paths({ sourceEndpoint: at('10.12.2.4'), destinationEndpoint: at(here) }))).toEqual([
    'REACHABLE',
    'REACHABLE',
  ])
  const unclear = [
    { sourceEndpoint: at('10.1.10.7'), destinationEndpoint: inSubnet },
    { sourceEndpoint: at('203.0.113.9') },
    { sourceEndpoint: behind, destinationEndpoint: at('203.0.113.9') },
  ]
  for (const over of unclear) expect(statesOf(await paths(over))[0]).toBe('INDETERMINATE')
})

test('what the service would not analyze is refused with the reason', async () => {
  const { ask, inSubnet, client } = await analysedLink()
  const subnetId = 'ocid1.subnet.oc1.iad.x'
  const refused: readonly (readonly [over: object, code: string, message: string])[] = [
    [{ destinationEndpoint: { type: 'ON_PREM', address: '2001:db8::1' } }, 'InvalidParameter', 'not an IPv4 address'],
    [{ protocol: 17 }, 'InvalidParameter', 'do not go with protocol 17'],
    [{ compartmentId: 'ocid1.compartment.oc1..x' }, 'NotAuthorizedOrNotFound', ''],
    [{ destinationEndpoint: { ...inSubnet, subnetId } }, 'RelatedResourceNotAuthorizedOrNotFound', subnetId],
    [{ destinationEndpoint: { ...inSubnet, address: '10.1.11.1' } }, 'InvalidParameter', 'is not in subnet'],
    [{ destinationEndpoint: { type: 'ON_PREM' } }, 'MissingParameter', 'destinationEndpoint.address'],
    [{ type: 'PERSISTED_QUERY' }, 'InvalidParameter', 'type'],
    [
      { destinationEndpoint: { ...inSubnet, vcnId: 'x' } },
      'InvalidParameter',
      'Invalid property name vcnId. Available property names are address, instanceId, subnetId, type, vnicId',
    ],
  ]
  for (const [over, code, message] of refused)
    expect((await ask(over)).body).toEqual({ code, message: expect.stringContaining(message) })
  client.world.setLimit('oci/pathAnalysisCompartments', 0)
  expect((await ask()).body).toMatchObject({ code: 'LimitExceeded' })
})

import { models } from 'oci-vnmonitoring'
import { expect, test } from 'vitest'
import { appliedQuickstart, compartmentId } from '../applied.ts'
import { clientsOf, refusal, refused, workplace } from './workplace.ts'

const { ReachabilityStatus } = models.TrafficRoute

const onPremises = (address: string): models.OnPremEndpoint => ({ type: 'ON_PREM', address })
const inSubnet = (address: string, subnetId: string): models.SubnetEndpoint => ({ type: 'SUBNET', address, subnetId })
const tcp = (destinationPort: number): models.TcpProtocolParameters => ({ type: 'TCP', destinationPort })

test('Network Path Analyzer follows SSH from the VNet through what `interconnect apply` built, and not telnet.', async () => {
  await using applied = await appliedQuickstart()
  const { analyzer, network, waitForAnalysis } = clientsOf(applied.simulator)
  const { items: subnets } = await network.listSubnets({ compartmentId })
  const { items: lists } = await network.listSecurityLists({ compartmentId, displayName: 'quickstart-compute' })
  const { items: circuits } = await network.listVirtualCircuits({ compartmentId })
  const analysed = async (port: number): Promise<models.Path> => {
    const { opcWorkRequestId: workRequestId } = await analyzer.getPathAnalysis({
      getPathAnalysisDetails: {
        type: 'ADHOC_QUERY',
        compartmentId,
        protocol: 6,
        sourceEndpoint: onPremises('10.12.2.4'),
        destinationEndpoint: inSubnet('10.1.10.9', subnets[0]!.id),
        protocolParameters: tcp(port),
      },
    })
    const done = await waitForAnalysis.forWorkRequest({ workRequestId })
    expect(done?.workRequest).toMatchObject({
      operationType: models.OperationType.CreatePathAnalysisResult,
      status: models.OperationStatus.Succeeded,
    })
    const { workRequestResultCollection } = await analyzer.listWorkRequestResults({ workRequestId })
    const [result] = workRequestResultCollection.items as models.PathAnalysisWorkRequestResult[]
    return result!.paths[0]!
  }
  const ssh = await analysed(22)
  expect(ssh.forwardRoute.reachabilityStatus).toBe(ReachabilityStatus.Reachable)
  expect(ssh.returnRoute?.reachabilityStatus).toBe(ReachabilityStatus.Reachable)
  const entities = ssh.forwardRoute.nodes.map((node) => (node as models.VisibleTrafficNode).entityId)
  expect(entities).toEqual([undefined, circuits[0]!.id, circuits[0]!.gatewayId, subnets[0]!.id])
  const telnet = await analysed(23)
  expect(telnet.forwardRoute.reachabilityStatus).toBe(ReachabilityStatus.Unreachable)
  expect(telnet.forwardRoute.nodes.at(-1)?.ingressSecurityAction).toMatchObject({
    action: 'DENIED',
    deniedSecurityActionDetails: { evaluatedSecurityListIds: [lists[0]!.id] },
  })
})

test('Work requests of path analysis are listed beside those of Core, and what is not IPv4 is refused.', async () => {
  const place = await workplace()
  const { analyzer, work } = place
  const ask = (address: string) =>
    analyzer.getPathAnalysis({
      getPathAnalysisDetails: {
        type: 'ADHOC_QUERY',
        compartmentId: place.compartmentId,
        protocol: 1,
        sourceEndpoint: onPremises('10.12.2.4'),
        destinationEndpoint: onPremises(address),
      },
    })
  const { opcWorkRequestId } = await ask('10.12.3.4')
  const { workRequestSummaryCollection } = await analyzer.listWorkRequests({ compartmentId: place.compartmentId })
  expect(workRequestSummaryCollection.items.map(({ id }) => id)).toEqual([opcWorkRequestId])
  expect((await work.listWorkRequests({ compartmentId: place.compartmentId })).items).toEqual([])
  const { workRequestErrorCollection } = await analyzer.listWorkRequestErrors({ workRequestId: opcWorkRequestId })
  expect(workRequestErrorCollection.items).toEqual([])
  expect(await refused(ask('2001:db8::1'))).toMatchObject(refusal(400, 'InvalidParameter', 'IPv4'))
})

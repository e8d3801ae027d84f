import { openSimulator, type Simulator, type SimulatorOptions } from '@interconnect/sim'
import {
  CircuitBreaker,
  type ClientConfiguration,
  FixedTimeDelayStrategy,
  MaxTimeTerminationStrategy,
  NoRetryConfigurationDetails,
  Region,
  SimpleAuthenticationDetailsProvider,
} from 'oci-common'
import { ComputeClient, models, VirtualNetworkClient } from 'oci-core'
import { IdentityClient } from 'oci-identity'
import { VnMonitoringClient } from 'oci-vnmonitoring'
import { WorkRequestClient } from 'oci-workrequests'
import { expect, onTestFinished, vi } from 'vitest'

/** Who signs; the simulator's own user unless a test has a reason. */
export interface Signer {
  readonly tenancy: string
  readonly user: string
  readonly fingerprint: string
  readonly privateKeyPem: string
}

const provider = ({ tenancy, user, fingerprint, privateKeyPem }: Signer, region: string) =>
  new SimpleAuthenticationDetailsProvider(tenancy, user, fingerprint, privateKeyPem, null, Region.fromRegionId(region))

/** Errors are to be seen at once and as they are: neither tried again nor swallowed by an open breaker. */
const plainly = (): ClientConfiguration => ({
  retryConfiguration: NoRetryConfigurationDetails,
  circuitBreaker: new CircuitBreaker({ disableClientCircuitBreaker: true }),
})

/** Oracle's waiters, with shorter naps than their half minute: the simulator's time passes between the questions. */
const impatient = {
  terminationStrategy: new MaxTimeTerminationStrategy(20),
  delayStrategy: new FixedTimeDelayStrategy(0.005),
}

/** Oracle's own clients, pointed at one region of a simulator as its settings say. */
export function clientsOf(
  simulator: Simulator,
  { region = simulator.oci.region, signer = simulator.oci }: { region?: string; signer?: Signer } = {},
) {
  const authenticationDetailsProvider = provider(signer, region)
  const at = <C extends { endpoint: string }>(client: C, service: 'iaas' | 'identity' | 'vnca-api'): C =>
    Object.assign(client, { endpoint: `${simulator.endpoints.oci}/${service}/${region}` })
  const network = at(new VirtualNetworkClient({ authenticationDetailsProvider }, plainly()), 'iaas')
  const compute = at(new ComputeClient({ authenticationDetailsProvider }, plainly()), 'iaas')
  const work = at(new WorkRequestClient({ authenticationDetailsProvider }, plainly()), 'iaas')
  const identity = at(new IdentityClient({ authenticationDetailsProvider }, plainly()), 'identity')
  const analyzer = at(new VnMonitoringClient({ authenticationDetailsProvider }, plainly()), 'vnca-api')
  return {
    network,
    compute,
    identity,
    work,
    analyzer,
    /** With the SDK's own ideas about retries. */
    retrying: at(new VirtualNetworkClient({ authenticationDetailsProvider }), 'iaas'),
    wait: network.createWaiters(work, impatient),
    waitForCompute: compute.createWaiters(work, impatient),
    waitForIdentity: identity.createWaiters(impatient),
    waitForWork: work.createWaiters(impatient),
    waitForAnalysis: analyzer.createWaiters(impatient),
  }
}

/** A simulator whose time runs by itself, with Oracle's clients for it; closed with the test. */
export async function workplace(options: SimulatorOptions = {}) {
  // The SDK reports every failed call on the console as well.
  const quiet = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const simulator = await openSimulator({ pace: 'free', ...options })
  onTestFinished(async () => {
    quiet.mockRestore()
    await simulator.close()
  })
  const { compartment: compartmentId, tenancy } = simulator.oci
  return { simulator, compartmentId, tenancy, ...clientsOf(simulator) }
}

export type Workplace = Awaited<ReturnType<typeof workplace>>

/** How the SDK tells a refusal. */
export const refusal = (statusCode: number, serviceCode: string, message = '') => ({
  statusCode,
  serviceCode,
  message: expect.stringContaining(message) as unknown,
})

/** What a call was refused with. */
export async function refused(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('the call was not refused')
}

/** A VCN with one subnet, as the vendor's first tutorial makes it. */
export async function aNetwork({ network, wait, compartmentId }: Workplace, cidrBlock = '10.1.0.0/16') {
  const { vcn } = await network.createVcn({
    createVcnDetails: { compartmentId, cidrBlocks: [cidrBlock], displayName: 'vcn', dnsLabel: 'vcn' },
  })
  await wait.forVcn({ vcnId: vcn.id }, models.Vcn.LifecycleState.Available)
  const { subnet } = await network.createSubnet({
    createSubnetDetails: {
      compartmentId,
      vcnId: vcn.id,
      cidrBlock: cidrBlock.replace('0.0/16', '10.0/24'),
      dnsLabel: 'app',
    },
  })
  await wait.forSubnet({ subnetId: subnet.id }, models.Subnet.LifecycleState.Available)
  return { vcn, subnet }
}

/** What says that an attachment is to a VCN. */
export const vcnNetwork = (id: string): models.VcnDrgAttachmentNetworkCreateDetails => ({ type: 'VCN', id })

/** A DRG, with a VCN attached where one is given. */
export async function aDrg({ network, wait, compartmentId }: Workplace, vcnId?: string) {
  const { drg } = await network.createDrg({ createDrgDetails: { compartmentId, displayName: 'drg' } })
  await wait.forDrg({ drgId: drg.id }, models.Drg.LifecycleState.Available)
  if (vcnId === undefined) return { drg }
  const { drgAttachment } = await network.createDrgAttachment({
    createDrgAttachmentDetails: {
      drgId: drg.id,
      networkDetails: vcnNetwork(vcnId),
    },
  })
  await wait.forDrgAttachment({ drgAttachmentId: drgAttachment.id }, models.DrgAttachment.LifecycleState.Attached)
  return { drg, drgAttachment }
}

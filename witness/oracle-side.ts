import { Region, SimpleAuthenticationDetailsProvider } from 'oci-common'
import { models, VirtualNetworkClient } from 'oci-core'
import type { Simulator } from '@interconnect/sim'

/** What OCI routes to: the range of the VCN behind the DRG. */
export const oracleCidr = '10.1.0.0/16'

/** The BGP addresses of both legs: Oracle's end is the first host of each /30. */
export const bgpNetworks = { primary: '10.255.0.0/30', secondary: '10.255.0.4/30' } as const

/** The OCI half of an interconnect, built with Oracle's own SDK. */
export interface OracleSide {
  /** Enters the key of an ExpressRoute circuit; the OCID of the virtual circuit. */
  redeem(serviceKey: string): Promise<string>
  release(virtualCircuitId: string): Promise<void>
}

/** A VCN on a DRG, to which virtual circuits of 1 Gbps are added. */
export async function oracleSide(simulator: Simulator): Promise<OracleSide> {
  const client = clientOf(simulator)
  const compartmentId = simulator.oci.compartment
  const { vcn } = await client.createVcn({ createVcnDetails: { compartmentId, cidrBlocks: [oracleCidr] } })
  const createSubnetDetails = { compartmentId, vcnId: vcn.id, cidrBlock: '10.1.10.0/24' }
  await client.createSubnet({ createSubnetDetails })
  const { drg } = await client.createDrg({ createDrgDetails: { compartmentId } })
  await settled(
    async () => (await client.getDrg({ drgId: drg.id })).drg.lifecycleState === models.Drg.LifecycleState.Available,
  )
  await client.createDrgAttachment({ createDrgAttachmentDetails: { drgId: drg.id, vcnId: vcn.id } })
  return {
    redeem: (serviceKey) => redeem(client, { compartmentId, gatewayId: drg.id }, serviceKey),
    release: async (virtualCircuitId) => {
      await client.deleteVirtualCircuit({ virtualCircuitId })
    },
  }
}

function clientOf({ oci, endpoints }: Simulator): VirtualNetworkClient {
  const authenticationDetailsProvider = new SimpleAuthenticationDetailsProvider(
    oci.tenancy,
    oci.user,
    oci.fingerprint,
    oci.privateKeyPem,
    null,
    Region.fromRegionId(oci.region),
  )
  const client = new VirtualNetworkClient({ authenticationDetailsProvider })
  client.endpoint = `${endpoints.oci}/iaas/${oci.region}`
  return client
}

async function redeem(
  client: VirtualNetworkClient,
  place: { readonly compartmentId: string; readonly gatewayId: string },
  serviceKey: string,
): Promise<string> {
  const { items } = await client.listFastConnectProviderServices({ compartmentId: place.compartmentId })
  const azure = items.find(({ providerName }) => providerName === 'Microsoft Azure')
  const { virtualCircuit } = await client.createVirtualCircuit({
    createVirtualCircuitDetails: {
      ...place,
      type: models.CreateVirtualCircuitDetails.Type.Private,
      bandwidthShapeName: '1 Gbps',
      providerServiceId: azure!.id,
      providerServiceKeyName: serviceKey,
      crossConnectMappings: [
        { oracleBgpPeeringIp: '10.255.0.1/30', customerBgpPeeringIp: '10.255.0.2/30' },
        { oracleBgpPeeringIp: '10.255.0.5/30', customerBgpPeeringIp: '10.255.0.6/30' },
      ],
    },
  })
  return virtualCircuit.id!
}

/** Asks until the answer is yes; the simulator's time passes between the questions. */
export async function settled(ask: () => Promise<boolean>): Promise<void> {
  for (let asked = 0; asked < 200; asked++) {
    if (await ask()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('it never settled')
}

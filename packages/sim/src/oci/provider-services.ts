import { bandwidthNames, bandwidths } from '@interconnect/model'
import {
  type FastConnectProviderService,
  type VirtualCircuitBandwidthShape,
  azureProvider,
  findOciRegion,
  ocid,
} from '@interconnect/oci-api'
import type { World } from '../core/index.ts'
import { isOffered } from '../offers.ts'
import { fixedUnique } from './fixed-unique.ts'

const idOf = (region: string, provider: string): string =>
  ocid('providerservice', 'oc1', findOciRegion(region)?.ocidWord ?? region, fixedUnique(`${region}/${provider}`))

/** The OCID of Azure's entry, different in every region. */
export const azureProviderServiceId = (region: string): string => idOf(region, azureProvider.providerName)

/**
 * The partners of a region. The management values of the Azure entry are inferred from its documented behaviour; a
 * second partner stands beside it, so that nobody takes the first one found.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/azure.htm
 */
export function providerServicesOf(region: string): readonly FastConnectProviderService[] {
  return [
    {
      id: idOf(region, 'Megaport'),
      providerName: 'Megaport',
      providerServiceName: 'Service',
      description: 'https://www.megaport.com',
      type: 'LAYER2',
      supportedVirtualCircuitTypes: ['PRIVATE', 'PUBLIC'],
      requiredTotalCrossConnects: 1,
      privatePeeringBgpManagement: 'CUSTOMER_MANAGED',
      publicPeeringBgpManagement: 'ORACLE_MANAGED',
      customerAsnManagement: 'CUSTOMER_MANAGED',
      providerServiceKeyManagement: 'PROVIDER_MANAGED',
      bandwithShapeManagement: 'CUSTOMER_MANAGED',
    },
    {
      ...azureProvider,
      id: azureProviderServiceId(region),
      description: 'https://azure.microsoft.com/services/expressroute',
      type: 'LAYER3',
      supportedVirtualCircuitTypes: ['PRIVATE'],
      requiredTotalCrossConnects: 2,
      privatePeeringBgpManagement: 'CUSTOMER_MANAGED',
      publicPeeringBgpManagement: 'ORACLE_MANAGED',
      customerAsnManagement: 'PROVIDER_MANAGED',
      providerServiceKeyManagement: 'CUSTOMER_MANAGED',
      bandwithShapeManagement: 'CUSTOMER_MANAGED',
    },
  ]
}

/** @source https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking */
export const bandwidthShapesOf = (world: World): readonly VirtualCircuitBandwidthShape[] =>
  bandwidthNames
    .map((name) => ({ name: bandwidths[name].ociShape, bandwidthInMbps: bandwidths[name].mbps }))
    .filter(({ bandwidthInMbps }) => isOffered(world, 'oci', bandwidthInMbps))

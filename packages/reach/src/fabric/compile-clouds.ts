import { gatewayStation } from '@interconnect/routing'
import { azureEndpoints } from '../azure/azure-endpoints.ts'
import { azureGatewayStation, azureSubnetRoutes, azureSubnetStation } from '../azure/azure-routes.ts'
import { linkStationIds, linkStations } from '../link/link-stations.ts'
import { wiringOf } from '../link/wiring.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { drgAttachmentRoutes } from '../oci/drg-routes.ts'
import { ociEndpoints } from '../oci/oci-endpoints.ts'
import { ociSubnetRoutes, vcnEntrance } from '../oci/oci-routes.ts'
import { drgAttachmentStation, ociSubnetStation, vcnEntranceStation } from '../oci/station-names.ts'
import { remembered } from '../remembered.ts'
import type { Endpoint, Fabric, Station } from './fabric.ts'
import { internetEndpoint, internetKey, internetStation } from './internet.ts'
import { LazyMap } from './lazy-map.ts'

/**
 * The stations and endpoints of both clouds, with every table in the order it is tried and every rule as a match. What
 * comes from objects that were compiled before is the very same value again; nothing is compiled before it is asked for.
 */
export function compileClouds(model: NetworkModel): Fabric {
  const { azure, oci, hosts } = model
  const wiring = wiringOf(model)
  const attachments = oci.attachments.filter(({ isAttached }) => isAttached)
  const entrances = attachments.filter(({ type }) => type === 'VCN')
  const stations: readonly (readonly [string, () => Station])[] = [
    ...azure.subnets.map(
      (one) => [azureSubnetStation(one.ref.key), () => azureSubnetRoutes(model, wiring, one)] as const,
    ),
    ...azure.gateways.map((one) => [gatewayStation(one.ref.key), () => azureGatewayStation(wiring, one)] as const),
    ...linkStationIds(wiring).map((id) => [id, () => linkStations(wiring).get(id)!] as const),
    ...attachments.map((one) => [drgAttachmentStation(one.ref.key), () => drgAttachmentRoutes(wiring, one)] as const),
    ...entrances.map((one) => [vcnEntranceStation(one.ref.key), () => vcnEntrance(model, one)] as const),
    ...oci.subnets.map((one) => [ociSubnetStation(one.ref.key), () => ociSubnetRoutes(model, one)] as const),
    [internetKey, () => internetStation(hosts, azure.subnets, oci.subnets, oci.gateways)],
  ]
  return {
    get endpoints() {
      const internet = internetEndpoint(azure.networks, oci.vcns)
      return allOf(azureEndpoints(model, wiring), ociEndpoints(model), internet)
    },
    stations: new LazyMap(stations),
  }
}

const allOf = remembered(
  (azure: readonly Endpoint[], oci: readonly Endpoint[], internet: Endpoint): readonly Endpoint[] => [
    ...azure,
    ...oci,
    internet,
  ],
)

import { azureEndpoints } from '../azure/azure-endpoints.ts'
import { azureGatewayStation, azureSubnetRoutes } from '../azure/azure-routes.ts'
import { linkStations } from '../link/link-stations.ts'
import { wiringOf } from '../link/wiring.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { drgAttachmentRoutes } from '../oci/drg-routes.ts'
import { ociEndpoints } from '../oci/oci-endpoints.ts'
import { ociSubnetRoutes, vcnEntrance } from '../oci/oci-routes.ts'
import type { Fabric, Station } from './fabric.ts'
import { internetEndpoint, internetStation } from './internet.ts'

/**
 * The stations and endpoints of both clouds, with every table in the order it is tried and every rule as a match. What
 * comes from objects that were compiled before is the very same value again.
 */
export function compileClouds(model: NetworkModel): Fabric {
  const { azure, oci, hosts } = model
  const wiring = wiringOf(model)
  const attachments = oci.attachments.filter(({ isAttached }) => isAttached)
  const stations: readonly Station[] = [
    ...azure.subnets.map((subnet) => azureSubnetRoutes(model, subnet)),
    ...azure.gateways.map((gateway) => azureGatewayStation(wiring, gateway)),
    ...linkStations(wiring),
    ...attachments.map((attachment) => drgAttachmentRoutes(wiring, attachment)),
    ...attachments.filter(({ type }) => type === 'VCN').map((attachment) => vcnEntrance(model, attachment)),
    ...oci.subnets.map((subnet) => ociSubnetRoutes(model, subnet)),
    internetStation(hosts, azure.subnets, oci.subnets, oci.gateways),
  ]
  return {
    endpoints: [...azureEndpoints(model), ...ociEndpoints(model), internetEndpoint(azure.networks, oci.vcns)],
    stations: new Map(stations.map((station) => [station.id, station])),
  }
}

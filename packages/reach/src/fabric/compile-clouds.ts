import { azureGatewayStation, azureSubnetRoutes } from '../azure/azure-routes.ts'
import { linkStations } from '../link/link-stations.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { drgAttachmentRoutes, ociSubnetRoutes, vcnEntrance } from '../oci/oci-routes.ts'
import { azureEndpoints, ociEndpoints } from './endpoints.ts'
import type { Fabric, Station } from './fabric.ts'
import { internetEndpoint, internetStation } from './internet.ts'

/** The stations and endpoints of both clouds, with every table in the order it is tried and every rule as a match. */
export function compileClouds(model: NetworkModel): Fabric {
  const { azure, oci } = model
  const attachments = oci.attachments.filter(({ isAttached }) => isAttached)
  const stations: readonly Station[] = [
    ...azure.subnets.map((subnet) => azureSubnetRoutes(model, subnet)),
    ...azure.gateways.map((gateway) => azureGatewayStation(model, gateway)),
    ...linkStations(model),
    ...attachments.map((attachment) => drgAttachmentRoutes(model, attachment)),
    ...attachments.filter(({ type }) => type === 'VCN').map((attachment) => vcnEntrance(model, attachment)),
    ...oci.subnets.map((subnet) => ociSubnetRoutes(model, subnet)),
    internetStation(model),
  ]
  return {
    endpoints: [...azureEndpoints(model), ...ociEndpoints(model), internetEndpoint(model)],
    stations: new Map(stations.map((station) => [station.id, station])),
  }
}

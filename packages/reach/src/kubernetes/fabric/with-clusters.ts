import type { Endpoint, Fabric, Station } from '../../fabric/fabric.ts'
import type { NetworkModel } from '../../model/network-model.ts'
import { without } from '../../packets/address-list.ts'
import { isAsked, serviceNames } from './names.ts'
import { askedNodes } from './node-endpoint.ts'
import { type PlacedWorkload, placedWorkloads } from './placed-workloads.ts'
import { overlayStations, podEndpoint } from './pod-endpoint.ts'
import { serviceEndpoint } from './service-endpoint.ts'
import { type Site, sitesOf } from './site.ts'
import { tunnelStation, tunnelTo } from './tunnel.ts'

/** The fabric with what is asked about of the clusters on it: before the rest of the subnets that hold it. */
export function withClusters(fabric: Fabric, model: NetworkModel): Fabric {
  const clusters = sitesByCluster(sitesOf(model, fabric))
  if (clusters.length === 0) return fabric
  const parts = clusters.map((sites) => clusterPart(fabric, sites))
  const stations = parts.flatMap((part) => part.stations)
  const endpoints = parts.flatMap((part) => part.endpoints)
  const isTable = (model.clusters ?? []).some(({ rows }) => rows)
  return {
    endpoints: [...endpoints, ...(isTable ? lessThose(fabric.endpoints, endpoints) : fabric.endpoints)],
    stations: new Map([...fabric.stations, ...stations.map((station) => [station.id, station] as const)]),
  }
}

/** In a table every address has one row. */
function lessThose(endpoints: readonly Endpoint[], taken: readonly Endpoint[]): Endpoint[] {
  return endpoints.flatMap((endpoint) => {
    const own = taken.filter(({ network }) => network === endpoint.network).flatMap(({ addresses }) => addresses)
    if (own.length === 0) return [endpoint]
    const addresses = without(endpoint.addresses, own)
    return addresses.length === 0 ? [] : [{ ...endpoint, addresses }]
  })
}

const sitesByCluster = (sites: readonly Site[]): Site[][] => [
  ...Map.groupBy(sites, ({ modelled }) => modelled).values(),
]

/** The sites of one cluster see each other's pods as pods. */
function clusterPart(
  fabric: Fabric,
  sites: readonly Site[],
): { readonly endpoints: readonly Endpoint[]; readonly stations: readonly Station[] } {
  const placed = placedWorkloads(sites)
  const pods = placed.map((one) => podEndpoint(one, placed))
  const services = sites.flatMap((site) =>
    site.modelled.objects.services
      .filter((service) => isAsked(site.modelled, serviceNames(site.cloud, service)))
      .flatMap((service) => serviceEndpoint(site, service, placed) ?? []),
  )
  return {
    endpoints: [...services, ...pods, ...sites.flatMap(askedNodes)],
    stations: sites.flatMap((site) => siteStations(fabric, site, placed)),
  }
}

/** Tunnels lead only to pods that are asked about. */
function siteStations(fabric: Fabric, site: Site, placed: readonly PlacedWorkload[]): Station[] {
  const far = placed.filter((other) => other.site !== site && site.modelled.podNetwork === 'overlay')
  const others = [...new Set(far.map((other) => other.site))]
  return [
    ...overlayStations(
      site,
      far.map(({ site: { cloud }, addresses }) => ({ station: tunnelStation(site, cloud), addresses })),
    ),
    ...others.map((other) => tunnelTo(fabric, site, other)),
  ]
}

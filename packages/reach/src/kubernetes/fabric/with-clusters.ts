import type { Endpoint, Fabric, Station } from '../../fabric/fabric.ts'
import type { NetworkModel } from '../../model/network-model.ts'
import type { AddressRange } from '../../packets/address-range.ts'
import { overlayStations, podAddresses, podEndpoint } from './pod-endpoint.ts'
import type { PlacedWorkload } from './policy-checkpoint.ts'
import { serviceEndpoint } from './service-endpoint.ts'
import { tunnelStation, tunnelTo } from './tunnel.ts'
import { askedWorkloads, isAsked, serviceNames, type Site, sitesOf } from './site.ts'

/** The fabric with what is asked about of the clusters on it: before the rest of the subnets that hold it. */
export function withClusters(fabric: Fabric, model: NetworkModel): Fabric {
  const clusters = sitesByCluster(sitesOf(model, fabric))
  if (clusters.length === 0) return fabric
  const parts = clusters.map((sites) => clusterPart(fabric, sites))
  const stations = parts.flatMap((part) => part.stations)
  return {
    endpoints: [...parts.flatMap(({ endpoints }) => endpoints), ...fabric.endpoints],
    stations: new Map([...fabric.stations, ...stations.map((station) => [station.id, station] as const)]),
  }
}

const sitesByCluster = (sites: readonly Site[]): Site[][] => [
  ...Map.groupBy(sites, ({ modelled }) => modelled).values(),
]

type PlacedAtSite = PlacedWorkload & { readonly site: Site }

/** The sites of one cluster see each other's pods as pods. */
function clusterPart(
  fabric: Fabric,
  sites: readonly Site[],
): { readonly endpoints: readonly Endpoint[]; readonly stations: readonly Station[] } {
  const asked = sites.flatMap((site) => askedWorkloads(site).map((workload) => ({ site, workload })))
  const placed = asked.map(({ site, workload }, index): PlacedAtSite => ({
    site,
    workload,
    addresses: shareOf(podAddresses(site, workload), { index, of: asked.length }),
  }))
  const pods = placed.map((one) =>
    podEndpoint(
      one.site,
      one,
      placed.filter((other) => other !== one),
    ),
  )
  const services = sites.flatMap((site) =>
    site.modelled.objects.services
      .filter((service) => isAsked(site.modelled, serviceNames(site.cloud, service)))
      .flatMap((service) => serviceEndpoint(site, service, placed) ?? []),
  )
  return { endpoints: [...services, ...pods], stations: sites.flatMap((site) => siteStations(fabric, site, placed)) }
}

/** Tunnels lead only to pods that are asked about. */
function siteStations(fabric: Fabric, site: Site, placed: readonly PlacedAtSite[]): Station[] {
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

/**
 * Pods of several templates are somewhere in the same range: each gets a share of it as a stand-in, so that none is
 * taken for another.
 */
function shareOf(
  ranges: readonly AddressRange[],
  { index, of }: { index: number; of: number },
): readonly AddressRange[] {
  const [range] = ranges
  if (of === 1 || ranges.length !== 1 || range?.family !== 'ipv4') return ranges
  const size = Math.floor((range.last - range.first + 1) / of)
  if (size === 0) return ranges
  const first = range.first + index * size
  return [{ family: 'ipv4', first, last: first + size - 1 }]
}

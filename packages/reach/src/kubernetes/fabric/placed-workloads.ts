import type { Endpoint } from '../../fabric/fabric.ts'
import { intersect, merged } from '../../packets/address-list.ts'
import type { AddressRange } from '../../packets/address-range.ts'
import { keyOf, type Workload } from '../objects.ts'
import { isAsked, namespaceNames, workloadNames } from './names.ts'
import type { Site } from './site.ts'

/** Workloads that are put on the network as one endpoint. */
export interface PlacedWorkload {
  readonly site: Site
  /** Stands for all of them. */
  readonly workload: Workload
  /** What questions may call it; the first is its title. */
  readonly names: readonly string[]
  readonly groups: readonly string[]
  readonly addresses: readonly AddressRange[]
  /** Whether it is several pods, which can talk to each other. */
  readonly isSeveral: boolean
}

/** Those that a question names, or one for each row of a table. */
export function placedWorkloads(sites: readonly Site[]): PlacedWorkload[] {
  const lots = sites.flatMap((site) => (site.modelled.rows ? rowsOf(site) : askedOf(site)))
  return lots.flatMap((lot, index) => (lot.members.length === 0 ? [] : [placed(lot, { index, of: lots.length })]))
}

/** Workloads of one endpoint; none where a row of the table has nobody at this site. */
interface Lot extends Pick<PlacedWorkload, 'site' | 'names' | 'groups'> {
  readonly members: readonly Workload[]
}

function askedOf(site: Site): Lot[] {
  const { cloud, modelled } = site
  return modelled.objects.workloads.flatMap((workload) => {
    const names = workloadNames(cloud, workload)
    const groups = namespaceNames(cloud, workload.namespace)
    return standsAt(site, workload) && isAsked(modelled, [...names, ...groups])
      ? [{ site, names, groups, members: [workload] }]
      : []
  })
}

function rowsOf(site: Site): Lot[] {
  const { cloud, modelled } = site
  const byKey = new Map(modelled.objects.workloads.map((workload) => [keyOf(workload), workload]))
  return (modelled.rows ?? []).map(({ title, members }) => {
    const workloads = members.flatMap((key) => byKey.get(key) ?? []).filter((workload) => standsAt(site, workload))
    return { site, names: [`${cloud}/${title}`], groups: [], members: workloads }
  })
}

/** A pod whose node is known stands where that is; templates may be anywhere in their cluster. */
const standsAt = (site: Site, { nodeAddress }: Workload): boolean =>
  nodeAddress === undefined || Object.keys(site.modelled.nodeSubnetKeys).length === 1 || site.isNodeAddress(nodeAddress)

function placed({ site, names, groups, members }: Lot, share: Share): PlacedWorkload {
  const [example] = members as [Workload, ...Workload[]]
  const known = merged(members.flatMap(({ addresses }) => addresses))
  return {
    site,
    workload: { ...example, addresses: known },
    names,
    groups,
    addresses: known.length > 0 ? known : shareOf(podAddresses(site), share),
    isSeveral: members.length > 1 || example.kind !== 'Pod',
  }
}

/** Where pods of a site have their addresses, as far as that is known: in its overlay, or in a subnet. */
function podAddresses({ modelled, podSubnet }: Site): readonly AddressRange[] {
  const { podNetwork, podRange } = modelled
  if (podNetwork === 'overlay') return podRange ? [podRange] : []
  const inSubnet = podRange ? intersect([podRange], podSubnet.addresses) : podSubnet.addresses
  return inSubnet.length > 0 ? inSubnet : [podRange!]
}

interface Share {
  readonly index: number
  readonly of: number
}

/**
 * Pods of several templates are somewhere in the same range: each gets a share of it as a stand-in, so that none is
 * taken for another.
 */
function shareOf(ranges: readonly AddressRange[], { index, of }: Share): readonly AddressRange[] {
  const [range] = ranges
  if (of === 1 || ranges.length !== 1 || range?.family !== 'ipv4') return ranges
  const size = Math.floor((range.last - range.first + 1) / of)
  if (size === 0) return ranges
  const first = range.first + index * size
  return [{ family: 'ipv4', first, last: first + size - 1 }]
}

/** The subnet that pods with these addresses of the network are in. */
export const subnetOfPods = (site: Site, [address]: readonly AddressRange[]): Endpoint =>
  (address && site.subnetOf(address)) ?? site.podSubnet

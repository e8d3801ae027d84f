import { asRanges } from '../azure/vocabulary.ts'
import type { Checkpoint, Endpoint } from '../fabric/fabric.ts'
import { groupAddresses, hostsIn } from '../fabric/hosts.ts'
import { subnetEndpoints } from '../fabric/subnet-endpoints.ts'
import type { Host, NetworkModel } from '../model/network-model.ts'
import { type ObjectRef, objectOf } from '../model/object.ts'
import type { OciRule, OciRuleSet, OciSubnet, VcnGateway } from '../model/oci.ts'
import { remembered } from '../remembered.ts'
import { ociMtuBytes } from './oci-routes.ts'
import { ociFilter, type OciVocabulary } from './security-rules.ts'
import { ociSubnetStation } from './station-names.ts'

/** Every host, and for every subnet the addresses that no known host has. */
export const ociEndpoints = ({ hosts, oci }: NetworkModel): readonly Endpoint[] =>
  endpointsIn(oci.subnets, oci.securityLists, oci.securityGroups, hosts, oci.gateways)

const endpointsIn = remembered(
  (
    subnets: readonly OciSubnet[],
    lists: readonly OciRuleSet[],
    groups: readonly OciRuleSet[],
    hosts: readonly Host[],
    gateways: readonly VcnGateway[],
  ): readonly Endpoint[] => {
    const vocabulary = vocabularyOf(hosts, gateways)
    return subnets.flatMap((subnet) => {
      const here = hostsIn(hosts, subnet.ref.key)
      const used = setKeys(subnet, here).flatMap((key) => objectOf(lists, key) ?? objectOf(groups, key) ?? [])
      return endpointsOf(subnet, here, vocabulary, ...used)
    })
  },
)

const vocabularyOf = remembered((hosts: readonly Host[], gateways: readonly VcnGateway[]): OciVocabulary => ({
  groups: groupAddresses(hosts),
  services: new Map(
    gateways.flatMap(({ services = {} }) =>
      Object.entries(services).map(([label, prefixes]) => [label, asRanges(prefixes)] as const),
    ),
  ),
}))

/** Of the lists of a subnet and the groups of its interfaces. */
const setKeys = remembered((subnet: OciSubnet, hosts: readonly Host[]): readonly string[] => [
  ...new Set([
    ...subnet.securityListKeys,
    ...(subnet.joinableKeys ?? []),
    ...hosts.flatMap(({ groupKeys = [] }) => groupKeys),
  ]),
])

const endpointsOf = remembered(
  (
    subnet: OciSubnet,
    hosts: readonly Host[],
    vocabulary: OciVocabulary,
    ...sets: readonly OciRuleSet[]
  ): readonly Endpoint[] =>
    subnetEndpoints({
      subnet,
      hosts,
      network: subnet.vcnKey,
      station: ociSubnetStation(subnet.ref.key),
      mtuBytes: ociMtuBytes,
      at: (host) => {
        const keys = [...subnet.securityListKeys, ...((host ? host.groupKeys : subnet.joinableKeys) ?? [])]
        const own = keys.flatMap((key) => objectOf(sets, key) ?? [])
        const place = { holder: host?.ref ?? subnet.ref, title: host?.names[0] ?? `oci/${subnet.name}` }
        return {
          leaving: [checkpoint(place, own, 'EGRESS', vocabulary)],
          entering: [checkpoint(place, own, 'INGRESS', vocabulary)],
        }
      },
    }),
)

const checkpoint = (
  { holder, title }: { readonly holder: ObjectRef; readonly title: string },
  sets: readonly OciRuleSet[],
  direction: OciRule['direction'],
  vocabulary: OciVocabulary,
): Checkpoint => ({
  place: holder.key,
  way: direction === 'INGRESS' ? 'in' : 'out',
  title: `${direction === 'INGRESS' ? 'entering' : 'leaving'} ${title}`,
  filters: sets.map((set) => ociFilter(set, direction, vocabulary)),
  whenNone: 'deny',
  holder,
})

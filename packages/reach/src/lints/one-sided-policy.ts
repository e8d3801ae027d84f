import { reachable } from '../analyse/reachable.ts'
import { policyRef, portMatches, whereWritten } from '../kubernetes/fabric/policy-checkpoint.ts'
import { type Site, sitesOf } from '../kubernetes/fabric/site.ts'
import { type BlockPeer } from '../kubernetes/objects.ts'
import { isBlock } from '../kubernetes/peer.ts'
import { rulePorts } from '../kubernetes/rule-ports.ts'
import { objectTitle } from '../model/object.ts'
import { intersect, merged, without } from '../packets/address-list.ts'
import { type AddressRange, formatAddressRange } from '../packets/address-range.ts'
import { aPolicy, clusterExample } from './example-cluster.ts'
import type { Lint, Linted } from './lint.ts'

export const oneSidedPolicy: Lint = {
  id: 'lint/one-sided-policy',
  severity: 'warning',
  title: 'What a network policy lets out to the other cloud, the clouds let through from its nodes',
  *check(linted) {
    const { model, fabric, space } = linted
    const sites = sitesOf(model, fabric)
    if (sites.length === 0) return
    const reached = reachable(space, fabric)
    for (const { site, policy, at, rule } of sites.flatMap(egressRules)) {
      const blocks = (rule.peers ?? []).filter(isBlock)
      const destinations = acrossTheLink(linted, site, blocks)
      const sources = sendersOf(site)
      const lets = portMatches(rulePorts(rule, [])).map((match) => space.matching({ ...match, sources, destinations }))
      if (destinations.length === 0 || lets.some((packets) => space.overlaps(packets, reached))) continue
      const object = policyRef(site, policy)
      const [first, ...others] = blocks.map(({ block }) => formatAddressRange(block))
      yield {
        object,
        rule: `egress[${at}]`,
        message: `egress[${at}] of ${objectTitle(object)} lets pods out to ${[first, ...others].join(', ')}, and nothing of it gets through from ${site.nodes.names[0]}`,
        hint: `declare it as a flow in the document, or delete the rule${whereWritten(policy)}; \`interconnect trace --from ${site.cloud}/namespace/${policy.namespace} --to ${first}\` names what stops it`,
      }
    }
  },
  page: {
    means:
      'A packet of a pod needs the policy, the rules of both clouds and a route. The policy opens the way to the other cloud, and no security group or list there or here does, so the rule has no effect, and somebody will look for the fault in the cluster.',
    shows: {
      azure: 'Portal: the security group of the subnet of the nodes has no outbound rule for it.',
      oci: 'Console: no security list or group at the far end lets the subnet of the nodes in.',
    },
    confirm: [
      {
        run: 'interconnect trace --from azure/pod/<namespace>/<name> --to <address> -p <service> --manifests <folder>',
        tells: 'the object that says no, and an edit that was tried',
      },
    ],
    cure: [
      'Declare the flow from the subnet of the nodes: rules for both sides are made from it.',
      'Nobody needs it: delete the rule.',
    ],
    sources: [
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
      'https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay',
    ],
  },
  examples: {
    passes: [
      clusterExample(
        aPolicy({
          podSelector: {},
          egress: [{ to: [{ ipBlock: { cidr: '10.1.10.0/24' } }], ports: [{ port: 1521 }] }],
        }),
      ),
      clusterExample(aPolicy({ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }] })),
    ],
    fails: [
      clusterExample(
        aPolicy({
          podSelector: {},
          egress: [{ to: [{ ipBlock: { cidr: '10.1.10.0/24' } }], ports: [{ port: 5432 }] }],
        }),
      ),
    ],
  },
}

const egressRules = (site: Site) =>
  site.modelled.objects.policies.flatMap((policy) => policy.egress.map((rule, at) => ({ site, policy, rule, at })))

/** The addresses that pods of a site show to the clouds. */
const sendersOf = ({ modelled, nodes }: Site): readonly AddressRange[] =>
  modelled.podNetwork === 'routable' && modelled.podRange ? [modelled.podRange] : nodes.addresses

/** What blocks take of the other cloud. */
function acrossTheLink({ fabric }: Linted, { cloud }: Site, blocks: readonly BlockPeer[]): readonly AddressRange[] {
  const other = cloud === 'azure' ? 'oci' : 'azure'
  const far = merged(
    fabric.endpoints.filter(({ groups }) => groups.includes(other)).flatMap(({ addresses }) => addresses),
  )
  return merged(blocks.flatMap(({ block, except }) => intersect(without([block], except), far)))
}

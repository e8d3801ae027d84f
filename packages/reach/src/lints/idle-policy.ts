import { type Cluster, clusterOf } from '../kubernetes/cluster.ts'
import { policyRef, whereWritten } from '../kubernetes/fabric/policy-checkpoint.ts'
import { formatSelector, selects } from '../kubernetes/labels.ts'
import { type Direction, directions, type NetworkPolicy } from '../kubernetes/objects.ts'
import { isBlock, peerTakes } from '../kubernetes/peer.ts'
import { type ObjectRef, objectTitle } from '../model/object.ts'
import { aPolicy, clusterExample } from './example-cluster.ts'
import type { Complaint, Lint } from './lint.ts'

export const idlePolicy: Lint = {
  id: 'lint/idle-policy',
  severity: 'warning',
  title: 'Every network policy, and every peer that one of its rules names, is about some pod',
  *check({ model }) {
    for (const modelled of model.clusters ?? []) {
      const cluster = clusterOf(modelled.objects, modelled)
      for (const policy of modelled.objects.policies) {
        const object = policyRef({ modelled }, policy)
        if (selectsSomebody(cluster, policy)) yield* idlePeers(cluster, policy, object)
        else
          yield {
            object,
            message: `${objectTitle(object)} selects no pod: none in ${policy.namespace} has ${formatSelector(policy.pods)}`,
            hint: `correct spec.podSelector${whereWritten(policy)}, or delete the policy; \`kubectl get pods -n ${policy.namespace} --show-labels\` shows what there is`,
          }
      }
    }
  },
  page: {
    means:
      'Selectors are matched by label, and a mistyped one is no error to Kubernetes: the policy protects nothing, or the rule opens nothing, and nobody is told. Pods that come later may be meant; then it is right as it is.',
    shows: {
      here: '`kubectl describe networkpolicy` shows the selectors and not what they take.',
    },
    confirm: [
      { run: 'kubectl get pods -n <namespace> -l <selector>', tells: 'the pods that a selector takes' },
      { run: 'kubectl get namespaces --show-labels', tells: 'what namespaces can be selected by' },
    ],
    cure: [
      'Write the labels as the pods have them; those of a Deployment are in spec.template.metadata.labels.',
      'Select a namespace by `kubernetes.io/metadata.name`, which every one has.',
    ],
    sources: [
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
    ],
  },
  examples: {
    passes: [
      clusterExample(
        aPolicy({ podSelector: { matchLabels: { app: 'web' } }, ingress: [{ from: [{ podSelector: {} }] }] }),
      ),
    ],
    fails: [
      clusterExample(aPolicy({ podSelector: { matchLabels: { app: 'wep' } } })),
      clusterExample(
        aPolicy({ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'gone' } } }] }] }),
      ),
    ],
  },
}

const podsOf = ({ objects }: Cluster) => objects.workloads.filter(({ hostNetwork }) => !hostNetwork)

const selectsSomebody = (cluster: Cluster, policy: NetworkPolicy): boolean =>
  podsOf(cluster).some(({ namespace, labels }) => namespace === policy.namespace && selects(policy.pods, labels))

function* idlePeers(cluster: Cluster, policy: NetworkPolicy, object: ObjectRef): Iterable<Complaint> {
  for (const { direction, at, peer } of directions.flatMap((one) => podPeersOf(policy, one))) {
    if (podsOf(cluster).some((workload) => peerTakes(cluster, policy.namespace, peer, { workload }))) continue
    const where = peer.namespaces ? `namespaces with ${formatSelector(peer.namespaces)}` : policy.namespace
    yield {
      object,
      rule: `${direction}[${at}]`,
      message: `${direction}[${at}] of ${objectTitle(object)} names pods that are not there: ${formatSelector(peer.pods)} in ${where}`,
      hint: `correct its selectors${whereWritten(policy)}, or delete the peer`,
    }
  }
}

const podPeersOf = (policy: NetworkPolicy, direction: Direction) =>
  policy[direction].flatMap(({ peers = [] }, at) =>
    peers.flatMap((peer) => (isBlock(peer) ? [] : [{ direction, at, peer }])),
  )

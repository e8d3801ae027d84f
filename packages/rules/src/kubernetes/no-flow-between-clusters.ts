import type { FlowEnd } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'

export const noFlowBetweenClusters = defineRule({
  id: 'kubernetes/no-flow-between-clusters',
  severity: 'warning',
  title: 'Facing clusters have a flow between their nodes',
  source: 'https://learn.microsoft.com/azure/aks/internal-lb',
  *check({ kubernetes, flows }) {
    if (kubernetes?.mode !== 'paired') return
    const holds = (end: FlowEnd) =>
      end.subnet === undefined || end.subnet === kubernetes.nodes[end.cloud] || /pod|lb|load|ingress/.test(end.subnet)
    if (
      flows.some(({ origin, from, to }) => origin === 'document' && from.cloud !== to.cloud && holds(from) && holds(to))
    )
      return
    const { azure, oci } = kubernetes.nodes
    yield {
      at: ['spec', 'kubernetes', 'mode'],
      message: `two clusters face each other, and no flow joins azure/${azure} and oci/${oci}: neither can call the other`,
      hint: `write { from: azure/${azure}, to: oci/${oci}, ports: [tcp/443] } under spec.flows, or what is called`,
      actual: 'paired',
    }
  },
  page: {
    means:
      'Unlike a stretched cluster, two clusters need no ports between their nodes by themselves, so none are opened. Services of one that the other calls need a flow to the subnet where their load balancer or their pods stand.',
    shows: {
      azure: 'Portal: *IP flow verify* says *Deny*.',
      oci: 'Console: *Network Path Analyzer* says that no security rule allows it.',
    },
    confirm: [
      lookAt.ipFlow,
      {
        run: 'kubectl run probe --rm -it --image=busybox -- nc -zv <load balancer of the other side> 443',
        tells: 'from a pod',
      },
    ],
    cure: ['Add the flow with the ports that are called, in each direction that is.'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ flows: undefined, kubernetes: facingClusters() })],
  },
})

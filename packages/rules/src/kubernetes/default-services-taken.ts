import { defaultsTaken } from '../default-range.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { vcnAt } from '../example/networks.ts'
import { lookAt } from '../look-at.ts'

export const defaultServicesTaken = defineRule({
  id: 'kubernetes/default-services-taken',
  severity: 'warning',
  title: "Where no service range is written, the cloud's default is free",
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning',
  check: (spec) => defaultsTaken(spec, 'services'),
  page: {
    means:
      'No service range is written, so the cluster takes the cloud’s default (10.0.0.0/16 on AKS, 10.96.0.0/16 on OKE), and that is in use by one of the networks. kube-proxy on every node catches packets for hosts with these addresses.',
    shows: {
      azure: '`az aks create` takes 10.0.0.0/16 without asking.',
      oci: 'The console’s *Quick create* takes 10.96.0.0/16.',
    },
    confirm: [lookAt.serviceRange, lookAt.aks, lookAt.oke],
    cure: ['Write `services` with the free range in the hint before the cluster is made.'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters({ azure: { services: undefined } }) })],
    fails: [aSpec({ kubernetes: facingClusters({ azure: { services: undefined } }), oci: vcnAt('10.0') })],
  },
})

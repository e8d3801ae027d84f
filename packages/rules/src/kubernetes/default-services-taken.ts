import { defaultsTaken } from '../default-range.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { vcnAt } from '../example/networks.ts'

export const defaultServicesTaken = defineRule({
  id: 'kubernetes/default-services-taken',
  severity: 'warning',
  title: "Where no service range is written, the cloud's default is free",
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning',
  check: (spec) => defaultsTaken(spec, 'services'),
  examples: {
    passes: [aSpec({ kubernetes: facingClusters({ azure: { services: undefined } }) })],
    fails: [aSpec({ kubernetes: facingClusters({ azure: { services: undefined } }), oci: vcnAt('10.0') })],
  },
})

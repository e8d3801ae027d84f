import { formatPortSpec } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { endsText, writtenFlows } from '../written-flows.ts'

/** The node ports of Kubernetes, 2768 of them, are the widest range that anything known needs. */
const widest = 5000

export const widePortRange = defineRule({
  id: 'flow/wide-port-range',
  severity: 'warning',
  title: 'Port ranges are as wide as a service needs',
  source: 'https://learn.microsoft.com/azure/security/fundamentals/network-best-practices',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec))
      for (const [index, port] of flow.ports.entries()) {
        if (port.protocol === 'icmp' || port.protocol === 'any' || port.to - port.from < widest) continue
        yield {
          at: [...at, 'ports', index],
          message: `${endsText(flow)} opens ${port.to - port.from + 1} ports with ${formatPortSpec(port)}`,
          hint: 'name the ports that listen; answers need no port of their own, as all rules are stateful',
          actual: formatPortSpec(port),
        }
      }
  },
  examples: {
    passes: [aSpec(), aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/30000-32767'] }] })],
    fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/1024-65535'] }] })],
  },
})

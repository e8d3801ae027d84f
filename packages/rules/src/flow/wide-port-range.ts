import { formatPortSpec } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'A range of thousands of ports usually stands for "the answers". Security rules here are stateful: answers pass by themselves, and the range only opens what nobody knows.',
    shows: {
      azure: 'Portal: *Inbound security rules* with a range such as `1024-65535`.',
      oci: 'Console: *Security rules* with the same range; *Stateless: No*.',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: [
      'Name the ports that listen.',
      'Protocols that choose ports (RPC, passive FTP, GoldenGate’s managers) can be pinned to a small range; write that one.',
    ],
  },
  examples: {
    passes: [aSpec(), aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/30000-32767'] }] })],
    fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/1024-65535'] }] })],
  },
})

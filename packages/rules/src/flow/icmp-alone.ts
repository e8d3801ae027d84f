import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { endsText, writtenFlows } from '../written-flows.ts'

export const icmpAlone = defineRule({
  id: 'flow/icmp-alone',
  severity: 'info',
  title: 'A flow opens more than ping, which is open anyway',
  source: 'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec))
      if (flow.from.cloud !== flow.to.cloud && flow.ports.every(({ protocol }) => protocol === 'icmp'))
        yield {
          at,
          message: `${endsText(flow)} opens ping only, and that is open both ways for proving the link`,
          hint: `remove ${at.slice(0, 2).join('.')}[${at[2]}], or name the ports of the service`,
          actual: 'icmp',
        }
  },
  page: {
    means:
      'Ping and path MTU discovery between the two networks are opened with the link itself. A flow that opens nothing else adds a rule and no reach; usually the port of the service was forgotten.',
    shows: {
      azure: 'Portal: *Inbound security rules* has two rules for ICMP from the VCN.',
      oci: 'Console: *Security rules* has two rules for ICMP from the VNet.',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: ['Name the port the service listens on.', 'Or remove the flow.'],
  },
  examples: {
    passes: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['icmp', 'tcp/2484'] }] })],
    fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['icmp'] }] })],
  },
})

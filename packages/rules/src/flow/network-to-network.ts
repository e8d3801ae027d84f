import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { endsText, isWholeNetwork, portsText, writtenFlows } from '../written-flows.ts'

export const networkToNetwork = defineRule({
  id: 'flow/network-to-network',
  severity: 'warning',
  title: 'Flows name a subnet at one end at least',
  source: 'https://learn.microsoft.com/azure/security/fundamentals/network-best-practices',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec)) {
      if (!isWholeNetwork(flow.from) || !isWholeNetwork(flow.to)) continue
      // Ping is open between the networks anyhow, and `any` is another rule's matter.
      if (
        flow.ports.every(({ protocol }) => protocol === 'icmp') ||
        flow.ports.some(({ protocol }) => protocol === 'any')
      )
        continue
      const subnets = spec[flow.to.cloud].network.subnets.map(({ name }) => `${flow.to.cloud}/${name}`)
      yield {
        at,
        message: `${endsText(flow)} opens ${portsText(flow)} on every host of the other network`,
        hint: `write to: ${subnets[0] ?? `${flow.to.cloud}/<subnet>`}, or whichever subnet answers there`,
        actual: endsText(flow),
      }
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ flows: [{ from: 'azure', to: 'oci', ports: ['icmp'] }] })],
    fails: [aSpec({ flows: [{ from: 'azure', to: 'oci', ports: ['tcp/2484'] }] })],
  },
})

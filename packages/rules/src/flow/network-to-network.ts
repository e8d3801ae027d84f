import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'Both ends are whole networks: each host that will ever stand there is included, also gateways, jump hosts and what others put in later.',
    shows: {
      azure: 'Portal: *Inbound security rules*: source is the VCN’s whole range, destination the VNet’s.',
      oci: 'Console: *Security rules*: source is the VNet’s whole range.',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: ['Name the subnets that talk: `azure/app` to `oci/db`.'],
    sources: ['https://learn.microsoft.com/azure/security/fundamentals/network-best-practices'],
  },
  examples: {
    passes: [aSpec(), aSpec({ flows: [{ from: 'azure', to: 'oci', ports: ['icmp'] }] })],
    fails: [aSpec({ flows: [{ from: 'azure', to: 'oci', ports: ['tcp/2484'] }] })],
  },
})

import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { endsText, writtenFlows } from '../written-flows.ts'

export const sameCloud = defineRule({
  id: 'flow/same-cloud',
  severity: 'info',
  title: 'Flows cross the link',
  source: 'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec))
      if (flow.from.cloud === flow.to.cloud)
        yield {
          at,
          message: `${endsText(flow)} stays on the ${flow.from.cloud} side and never uses the link`,
          hint:
            flow.from.cloud === 'azure'
              ? `remove it: Azure lets subnets of a VNet reach each other anyhow`
              : 'keep it if the subnets of the VCN need it; was one end meant to be azure?',
          actual: endsText(flow),
        }
  },
  page: {
    means:
      'Both ends of the flow are in one cloud, so it never uses the link. The rule is made all the same; mostly one end was meant to be the other cloud.',
    shows: {
      azure: 'A rule between subnets of the VNet, where Azure’s own `AllowVnetInBound` may already allow it.',
      oci: 'A rule between subnets of the VCN, where nothing is allowed without one.',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: ['Keep it when the subnets need it; else mend the end that is wrong.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ flows: [{ from: 'oci/db', to: 'oci', ports: ['tcp/2484'] }] })] },
})

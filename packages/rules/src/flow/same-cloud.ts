import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
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
  examples: { passes: [aSpec()], fails: [aSpec({ flows: [{ from: 'oci/db', to: 'oci', ports: ['tcp/2484'] }] })] },
})

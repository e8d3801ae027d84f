import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { edit } from '../suggestion.ts'
import { endsText, isWholeNetwork, writtenFlows } from '../written-flows.ts'

export const anyAny = defineRule({
  id: 'flow/any-any',
  severity: 'warning',
  title: 'No flow opens everything between the two networks',
  source: 'https://learn.microsoft.com/azure/security/fundamentals/network-best-practices',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec)) {
      const open =
        isWholeNetwork(flow.from) && isWholeNetwork(flow.to) && flow.ports.some(({ protocol }) => protocol === 'any')
      if (open)
        yield {
          at,
          message: `${endsText(flow)} on any port: whoever takes one host of either cloud has all of the other`,
          hint: `${edit([...at, 'ports'], '[tcp/1521]')}, or what is in use, and name the subnets that use it`,
          actual: 'any',
        }
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ flows: [{ from: 'azure', to: 'oci', ports: ['any'] }] })] },
})

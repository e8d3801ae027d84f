import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { edit } from '../suggestion.ts'
import { endsText, isWholeNetwork, writtenFlows } from '../written-flows.ts'

export const anyPort = defineRule({
  id: 'flow/any-port',
  severity: 'warning',
  title: 'Flows name their ports',
  source: 'https://learn.microsoft.com/azure/security/fundamentals/network-best-practices',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec)) {
      const whole = isWholeNetwork(flow.from) && isWholeNetwork(flow.to)
      if (!whole && flow.ports.some(({ protocol }) => protocol === 'any'))
        yield {
          at: [...at, 'ports'],
          message: `${endsText(flow)} opens every port of every protocol`,
          hint: `${edit([...at, 'ports'], '[tcp/1521]')}, or what is in use`,
          actual: 'any',
        }
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['any'] }] })] },
})

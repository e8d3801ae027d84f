import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means: 'A flow without ports opens all of them, also those that are opened by the next service somebody installs.',
    shows: {
      azure: 'Portal: *Inbound security rules*: destination port `*`.',
      oci: 'Console: *Security rules*: *All protocols* or all ports.',
    },
    confirm: [lookAt.ipFlow, lookAt.ociRules],
    cure: ['Write the ports that listen: `ss -tlnp` on the host shows them.'],
    sources: ['https://docs.oracle.com/iaas/Content/Security/Reference/networking_security.htm'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['any'] }] })] },
})

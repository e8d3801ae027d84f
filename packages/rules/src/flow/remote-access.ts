import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { remoteAccess } from '../remote-access.ts'
import { endsText, isWholeNetwork } from '../written-flows.ts'

export const remoteAccessOverLink = defineRule({
  id: 'flow/remote-access',
  severity: 'info',
  title: 'Consoles of hosts are not open over the link',
  source: 'https://learn.microsoft.com/azure/security/fundamentals/network-best-practices',
  *check(spec) {
    for (const { flow, at, service } of remoteAccess(spec)) {
      if (isWholeNetwork(flow.from)) continue
      yield {
        at: [...at, 'ports'],
        message: `${endsText(flow)} opens ${service} over the link`,
        hint: 'remove it once the set-up is done, or go through a bastion in each cloud',
        actual: service,
      }
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/22'] }] })] },
})

import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'SSH, RDP and the like are open over the link. For the set-up that is handy; afterwards it is the way from one taken host to the next.',
    shows: {
      azure:
        'Portal: *Inbound security rules* with 22 or 3389 from the VCN’s range; *Defender for Cloud > Just-in-time VM access*.',
      oci: 'Console: *Security rules* with 22 or 3389 from the VNet’s range.',
    },
    confirm: [lookAt.ipFlow],
    cure: [
      'Remove the flow once the set-up is done.',
      'Use Azure Bastion and the OCI Bastion service: they need no flow over the link.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/bastion/bastion-overview',
      'https://docs.oracle.com/iaas/Content/Bastion/Concepts/bastionoverview.htm',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/22'] }] })] },
})

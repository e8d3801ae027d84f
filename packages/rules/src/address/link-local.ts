import { reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vnetAt } from '../example/networks.ts'
import { meeting } from '../reserved.ts'

const linkLocal = [
  reservedRange('169.254.0.0/16', 'the link-local range in which both clouds keep their metadata service'),
]

export const linkLocalRange = defineRule({
  id: 'address/link-local',
  severity: 'error',
  title: 'No network or cluster uses link-local addresses',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  check: (spec) => meeting(spec, linkLocal, ['network', 'pods', 'services']),
  page: {
    means:
      '169.254.0.0/16 belongs to the wire between neighbours and is never routed. Both clouds answer their metadata service there (169.254.169.254), OCI also its boot volumes and NTP. A network of that range cannot be made, or cuts its hosts off from their cloud.',
    shows: {
      azure: '`az network vnet create` refuses the prefix.',
      oci: '`oci network vcn create` answers `InvalidParameter` for the CIDR.',
    },
    confirm: [
      {
        run: 'curl -s http://169.254.169.254/opc/v2/instance/ -H "Authorization: Bearer Oracle"',
        tells: 'on an OCI host: an answer means the range is the platform’s',
      },
    ],
    cure: ['Choose a private range for networks and clusters. BGP blocks may lie there, and are better elsewhere.'],
    sources: [
      'https://www.rfc-editor.org/rfc/rfc3927',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/overview.htm',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: vnetAt('169.254') })] },
})

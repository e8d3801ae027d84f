import { inPlace } from './in-place.ts'
import type { Probe } from './probe.ts'

/** The declared flows, and nothing else, are open on both sides. */
export const securityRules: Probe = {
  id: 'probe/security-rules',
  title: 'the rules of the declared flows are in place on both sides',
  run: async (context) =>
    inPlace(context, ['azure/security-rules', 'oci/security-list', 'oci/nsg-rules', 'oci/subnet']),
  page: {
    means:
      'The declared flows are open on both sides, and ICMP for path MTU. A rule that is missing drops packets without a word; one too many opens what nobody declared.',
    shows: {
      azure:
        'Portal: *Network security groups > (group) > Inbound security rules*; *Network Watcher > IP flow verify* names the rule that decides.',
      oci: 'Console: *VCN > Network security groups* and *Security lists*; *Network Path Analyzer* names the rule that is missing.',
    },
    confirm: [
      {
        run: 'az network nsg rule list -g <group> --nsg-name <name> --include-default --output table',
        tells: 'the rules in order of priority',
      },
      { run: 'oci network nsg rules list --nsg-id <OCID> --all', tells: 'the rules of the group' },
    ],
    cure: [
      { run: 'interconnect apply -f interconnect.yaml', tells: 'writes our rules again, and leaves those of others' },
      'Traffic that is wanted and not declared: a line in `spec.flows`.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/network-watcher/ip-flow-verify-overview',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/path_analyzer.htm',
    ],
  },
}

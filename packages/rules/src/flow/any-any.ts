import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'The whole of each network may reach the whole of the other on every port. One host that is taken over in one cloud is then enough to try every door in the other; and nobody can tell from the rules what the link is for.',
    shows: {
      azure:
        'Portal: *Network security groups > Inbound security rules*: `Any` port from the VCN’s range. *Defender for Cloud* recommends to close it.',
      oci: 'Console: *Network security groups > Security rules*: *All protocols* from the VNet’s range; *Cloud Guard* reports it.',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: [
      'Name the subnets and the ports that are in use. Flow logs of a week tell which: *Traffic analytics* in Azure, *VCN flow logs* in OCI.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/Security/Reference/networking_security.htm'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ flows: [{ from: 'azure', to: 'oci', ports: ['any'] }] })] },
})

import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { remoteAccess } from '../remote-access.ts'
import { edit } from '../suggestion.ts'
import { isWholeNetwork } from '../written-flows.ts'

export const remoteAccessFromNetwork = defineRule({
  id: 'flow/remote-access-from-network',
  severity: 'warning',
  title: 'Consoles of hosts are open from one subnet at most',
  source: 'https://learn.microsoft.com/azure/security/fundamentals/network-best-practices',
  *check(spec) {
    for (const { flow, at, service } of remoteAccess(spec)) {
      // Both ends a whole network: said already, for all its ports.
      if (!isWholeNetwork(flow.from) || isWholeNetwork(flow.to)) continue
      const { cloud } = flow.from
      const subnet = spec[cloud].network.subnets[0]?.name ?? '<subnet>'
      yield {
        at: [...at, 'from'],
        message: `every host on the ${cloud} side may open ${service} over the link`,
        hint: `${edit([...at, 'from'], `${cloud}/${subnet}`)}, or whichever subnet holds the bastion`,
        actual: cloud,
      }
    }
  },
  page: {
    means:
      'Every host of one cloud may open a console on hosts of the other. A console belongs to one bastion, not to a network.',
    shows: {
      azure: 'Portal: *Inbound security rules*: 22 or 3389 from the whole VCN.',
      oci: 'Console: *Security rules*: 22 or 3389 from the whole VNet.',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: ['Name the subnet of the bastion as `from`.'],
    sources: ['https://learn.microsoft.com/azure/bastion/bastion-overview'],
  },
  examples: {
    passes: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/22'] }] })],
    fails: [aSpec({ flows: [{ from: 'azure', to: 'oci/db', ports: ['tcp/3389'] }] })],
  },
})

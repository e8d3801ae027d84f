import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

export const transitOnPremises = defineRule({
  id: 'routing/transit-on-premises',
  severity: 'error',
  title: 'Networks on premises do not count on a way through one cloud to the other',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
  *check({ neighbours = [] }) {
    for (const [index, { name, joins, usesLink }] of neighbours.entries())
      if (usesLink && joins.endsWith('-gateway'))
        yield {
          at: ['spec', 'neighbours', index, 'usesLink'],
          message: `${name} is on premises and enters through ${joins === 'azure-gateway' ? 'Azure' : 'OCI'}: neither cloud carries its packets on over this link`,
          hint: `write spec.neighbours[${index}].usesLink: false, and join ${name} to the other cloud by a circuit or VPN of its own`,
          actual: joins,
        }
  },
  page: {
    means:
      'The link joins a VNet and a VCN. Oracle says so expressly: traffic from on premises through the VCN to the VNet, or the other way round, is not carried; and an Azure gateway does not pass routes from one ExpressRoute circuit on to another.',
    shows: {
      azure: 'The route of the office is not among *Learned routes*, or packets vanish at the gateway.',
      oci: 'The DRG may show the route, and packets end at the edge.',
    },
    confirm: [
      lookAt.learnedRoutes,
      lookAt.drgRoutes,
      { run: 'traceroute <host in the other cloud>', tells: 'from on premises: ends at the first gateway' },
    ],
    cure: [
      'Join the office to each cloud by itself: a second circuit or a VPN.',
      'Or a proxy or jump host in the cloud that it reaches.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-faqs'],
  },
  examples: {
    passes: [
      aSpec({ neighbours: [{ name: 'office', cidrs: ['10.60.0.0/16'], joins: 'azure-gateway', usesLink: false }] }),
    ],
    fails: [
      aSpec({ neighbours: [{ name: 'office', cidrs: ['10.60.0.0/16'], joins: 'azure-gateway', usesLink: true }] }),
    ],
  },
})

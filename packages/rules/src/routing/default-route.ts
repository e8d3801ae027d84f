import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

export const defaultRoute = defineRule({
  id: 'routing/default-route',
  severity: 'warning',
  title: 'No neighbour on the OCI side brings a default route into Azure',
  source: 'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-forced-tunneling-rm',
  *check({ neighbours = [] }) {
    for (const [index, { name, cidrs, joins, usesLink }] of neighbours.entries())
      if (usesLink && joins.startsWith('oci') && cidrs.some((cidr) => cidr.endsWith('/0')))
        yield {
          at: ['spec', 'neighbours', index, 'cidrs'],
          message: `${name} brings 0.0.0.0/0 over the link: every packet from the VNet to the internet goes to OCI, and ends there`,
          hint: `write the ranges that ${name} really has in spec.neighbours[${index}].cidrs, and keep the default route out of the DRG’s export`,
          actual: '0.0.0.0/0',
        }
  },
  page: {
    means:
      'A default route that the DRG exports is learned by the gateway and beats Azure’s own way to the internet in every subnet of the VNet: updates, name resolution and the management of services break within a minute. OCI does not send transit traffic on to its internet gateway.',
    shows: {
      azure: '*Effective routes* of a host: 0.0.0.0/0 from *Virtual network gateway*, the one to *Internet* *Invalid*.',
      oci: '*Get all route rules* of the virtual circuit’s DRG table: a static 0.0.0.0/0.',
    },
    confirm: [lookAt.effectiveRoutes, lookAt.learnedRoutes, lookAt.drgRoutes],
    cure: [
      'Take the static route out of the table that the circuit’s attachment uses, or filter it in the export distribution.',
      'Where forced tunnelling is wanted, suppress this with that as the reason, and give the VNet’s services their exemptions.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm'],
  },
  examples: {
    passes: [
      aSpec({ neighbours: [{ name: 'office', cidrs: ['10.60.0.0/16'], joins: 'oci-gateway', usesLink: false }] }),
    ],
    fails: [aSpec({ neighbours: [{ name: 'egress', cidrs: ['0.0.0.0/0'], joins: 'oci-drg', usesLink: true }] })],
  },
})

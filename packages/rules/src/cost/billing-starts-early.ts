import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

export const billingStartsEarly = defineRule({
  id: 'cost/billing-starts-early',
  severity: 'info',
  title: 'The gateway is there before the circuit is paid for',
  source: 'https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking',
  *check({ azure: { gateway }, circuit }) {
    if (gateway.existing !== undefined) return
    yield {
      at: ['spec', 'circuit'],
      message: `the ${circuit.tier} circuit is billed from the moment it has a key, also while its gateway is built (up to 45 minutes) and when nothing uses it`,
      hint: 'after a trial, interconnect destroy ends billing on both sides',
    }
  },
  page: {
    means:
      'Azure bills the circuit from the moment its service key is issued, long before a packet passes: the gateway alone takes up to 45 minutes. So this program makes the gateway first where it can, and the plan shows the order.',
    shows: {
      azure: 'Portal: *Cost Management > Cost analysis*, meter *ExpressRoute*: starts with the circuit.',
      oci: 'Console: *Billing > Cost analysis*, service *FastConnect*: starts when the virtual circuit is provisioned.',
    },
    confirm: [
      lookAt.circuit,
      {
        run: 'az consumption usage list --start-date <day> --end-date <day> --query "[?contains(instanceName,\'<circuit>\')].[usageStart,pretaxCost]"',
        tells: 'what was billed so far',
      },
    ],
    cure: [
      'Nothing to mend.',
      { run: 'interconnect destroy -f interconnect.yaml', tells: 'ends the bill on both sides' },
    ],
    sources: ['https://azure.microsoft.com/pricing/details/expressroute/'],
  },
  examples: { passes: [onTheirVnet({ gateway: { id: 'theirs', sku: 'ErGw1AZ' } })], fails: [aSpec()] },
})

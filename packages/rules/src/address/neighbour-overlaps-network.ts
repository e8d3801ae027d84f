import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const neighbourOverlapsNetwork = defineRule({
  id: 'address/neighbour-overlaps-network',
  severity: 'error',
  title: 'No network beside this one shares addresses with VNet or VCN',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview',
  *check(spec) {
    const plan = addressPlan(spec)
    const of = (wanted: string) => plan.filter(({ role }) => role === wanted)
    for (const { left, right } of overlapsBetween(of('network'), of('neighbour')))
      yield {
        at: right.at,
        message: `${right.title} ${right.prefix} overlaps ${left.title} ${left.prefix}: only one of the two can be reached`,
        hint: left.existing
          ? `choose another range for ${right.title}, or leave it out where it is of no concern`
          : moved(left, plan),
        actual: right.prefix,
      }
  },
  page: {
    means:
      'A network that is joined to one of ours has some of the same addresses. Peering is refused by Azure; a DRG takes the second attachment and marks its routes as conflicts; an office behind a gateway loses to the local route. Whoever has such an address there cannot be reached from here.',
    shows: {
      azure:
        'Portal: *Peerings > + Add* answers that the address spaces overlap (`VnetAddressSpacesOverlap`); *Effective routes* show the range once, locally.',
      oci: 'Console: *DRG > Route tables > Get all route rules*: *Conflict* on one of the two.',
    },
    confirm: [lookAt.effectiveRoutes, lookAt.drgRoutes],
    cure: [
      'Give the network that is still to be made another range, as the hint does.',
      'Where neither can move: publish the few hosts that are needed behind a load balancer or Private Link with an address of this side.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm'],
  },
  examples: {
    passes: [aSpec({ neighbours: [{ name: 'hub', cidrs: ['10.50.0.0/16'], joins: 'azure-peering' }] })],
    fails: [aSpec({ neighbours: [{ name: 'hub', cidrs: ['10.12.128.0/17'], joins: 'azure-peering' }] })],
  },
})

import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vcnAt } from '../example/networks.ts'
import { lookAt } from '../look-at.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const networksOverlap = defineRule({
  id: 'address/networks-overlap',
  severity: 'error',
  title: 'VNet and VCN have no address in common',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
  *check(spec) {
    const plan = addressPlan(spec)
    const networks = plan.filter(({ role }) => role === 'network')
    const [vnet, vcn] = (['azure', 'oci'] as const).map((cloud) => networks.filter((range) => range.cloud === cloud))
    for (const { left, right } of overlapsBetween(vnet!, vcn!)) {
      const moving = right.existing && !left.existing ? left : right
      yield {
        at: moving.at,
        message: `the VNet ${left.prefix} and the VCN ${right.prefix} overlap, so neither side has a route to the other`,
        hint: moved(moving, plan),
        actual: moving.prefix,
      }
    }
  },
  page: {
    means:
      'The ranges of VNet and VCN meet. Each side prefers its own: the VNet’s local route hides what BGP brings, and the DRG marks the imported route as a conflict with the attachment. Nothing is refused; both sessions come up and no packet arrives.',
    shows: {
      azure:
        'Portal: *Effective routes* of a host show the range twice, the one from *Virtual network gateway* as *Invalid*.',
      oci: 'Console: *DRG > Route tables > Get all route rules*: status *Conflict* on the imported rule.',
    },
    confirm: [lookAt.effectiveRoutes, lookAt.drgRoutes],
    cure: [
      'Give one side another range before building: neither a VNet’s nor a VCN’s range can be swapped under running hosts.',
      'With both in use: add a second, free range to one of them (`az network vnet update --address-prefixes`, `oci network vcn add-vcn-cidr`), put the hosts that use the link there, and advertise only that.',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: vcnAt('10.12') })] },
})

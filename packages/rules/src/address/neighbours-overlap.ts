import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { overlapsWithin } from '../overlap.ts'

export const neighboursOverlap = defineRule({
  id: 'address/neighbours-overlap',
  severity: 'warning',
  title: 'Networks beside this one share no addresses with each other',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq#vnet-peering',
  *check(spec) {
    for (const { outer, inner } of overlapsWithin(addressPlan(spec).filter(({ role }) => role === 'neighbour')))
      // One range behind both clouds is a matter of paths, and another rule's.
      if (outer.prefix !== inner.prefix || outer.cloud === inner.cloud)
        yield {
          at: inner.at,
          message: `${inner.title} ${inner.prefix} overlaps ${outer.title} ${outer.prefix}: the longer prefix wins, whoever was meant`,
          hint: 'mend the range that is written wrong, or renumber one of them there',
          actual: inner.prefix,
        }
  },
  page: {
    means:
      'Two networks that both touch ours have addresses in common. The cloud takes the most specific route it knows, so packets for the wider network may end in the narrower one.',
    shows: {
      azure: '*Effective routes* of a host show both prefixes with different next hops.',
      oci: '*Get all route rules* of the DRG table shows both, one as *Conflict* when they are equal.',
    },
    confirm: [lookAt.effectiveRoutes, lookAt.drgRoutes],
    cure: [
      'Correct the document when a range is misspelt.',
      'Otherwise renumber one of the two, or advertise only the parts that are in use.',
    ],
  },
  examples: {
    passes: [
      aSpec({
        neighbours: [
          { name: 'hub', cidrs: ['10.50.0.0/16'], joins: 'azure-peering' },
          { name: 'office', cidrs: ['10.60.0.0/16'], joins: 'oci-gateway' },
        ],
      }),
    ],
    fails: [
      aSpec({
        neighbours: [
          { name: 'hub', cidrs: ['10.50.0.0/16'], joins: 'azure-peering' },
          { name: 'office', cidrs: ['10.50.4.0/24'], joins: 'azure-gateway' },
        ],
      }),
    ],
  },
})

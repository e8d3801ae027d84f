import type { Prefix, ResolvedSpec } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

type Neighbour = NonNullable<ResolvedSpec['neighbours']>[number]

const side = (joins: Neighbour['joins']) => joins.split('-')[0]

const otherSide = (earlier: readonly Neighbour[], joins: Neighbour['joins'], cidr: Prefix): Neighbour | undefined =>
  earlier.find((one) => side(one.joins) !== side(joins) && one.cidrs.includes(cidr))

export const twoWays = defineRule({
  id: 'routing/two-ways',
  severity: 'warning',
  title: 'Each network beside this one is behind one cloud only',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-asymmetric-routing',
  *check({ neighbours = [] }) {
    for (const [index, one] of neighbours.entries())
      for (const cidr of one.cidrs) {
        const other = otherSide(neighbours.slice(0, index), one.joins, cidr)
        if (other)
          yield {
            at: ['spec', 'neighbours', index, 'cidrs'],
            message: `${cidr} is behind ${other.joins} as ${other.name} and behind ${one.joins} as ${one.name}: requests go one way and answers the other`,
            hint: `advertise ${cidr} into one cloud only, or make one of the two ways clearly worse by AS path prepending`,
            actual: cidr,
          }
      }
  },
  page: {
    means:
      'The same network is joined to both clouds. Each prefers its own way, so a session from there to a host in the other cloud may leave by one gateway and be answered by the other. Firewalls on the way drop what they saw only half of.',
    shows: {
      azure: '*Learned routes* have the range with a path of its own beside that over OCI.',
      oci: '*Get all route rules* has it twice, one as *Conflict*.',
    },
    confirm: [
      lookAt.learnedRoutes,
      lookAt.drgRoutes,
      { run: 'traceroute -n <host there>', tells: 'from a host in each cloud: compare the ways' },
    ],
    cure: [
      'Choose one way by more specific prefixes or AS path prepending.',
      'Source NAT at the firewall that must see both directions.',
    ],
  },
  examples: {
    passes: [aSpec({ neighbours: [{ name: 'office', cidrs: ['10.60.0.0/16'], joins: 'oci-gateway' }] })],
    fails: [
      aSpec({
        neighbours: [
          { name: 'office-az', cidrs: ['10.60.0.0/16'], joins: 'azure-gateway' },
          { name: 'office-oci', cidrs: ['10.60.0.0/16'], joins: 'oci-gateway' },
        ],
      }),
    ],
  },
})

import type { Filter, FilterRule } from '../fabric/fabric.ts'
import { objectTitle } from '../model/object.ts'
import { aModel, anAzureRule, keysOf, withAzureRules } from './example.ts'
import type { PacketSpace } from '../packets/packet-space.ts'
import { filtersOf } from './filters.ts'
import type { Lint } from './lint.ts'

export const contradictoryRules: Lint = {
  id: 'lint/contradictory-rules',
  severity: 'error',
  title: 'No two rules of one object say the opposite about the same packets',
  *check({ fabric, space }) {
    for (const { filter } of filtersOf(fabric))
      for (const [first, other] of opposites(space, filter))
        yield {
          object: filter.object,
          rule: other.name,
          message: `rules ${first.name} and ${other.name} of ${objectTitle(filter.object)} say the opposite about the same packets; ${first.name} decides`,
          hint: `delete one of them: ${first.name} ${verdict(first)}, ${other.name} ${verdict(other)}`,
        }
  },
  page: {
    means:
      'Two rules speak of exactly the same packets, one allows and one denies. Only the first in order has an effect; somebody meant the other, and a change of priorities would silently turn the answer round.',
    shows: {
      azure: 'Portal: *(network security group)*: two rules with equal ports and addresses, one *Allow*, one *Deny*.',
      oci: 'Cannot happen: OCI has no rules that deny.',
    },
    confirm: [
      {
        run: 'az network nsg rule list -g <group> --nsg-name <name> --output table',
        tells: 'both rules with their priorities',
      },
    ],
    cure: ['Decide which of the two is meant, and delete the other.'],
    sources: ['https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview'],
  },
  examples: {
    passes: [aModel()],
    fails: [
      withAzureRules(keysOf.securityGroup, [
        anAzureRule({ name: 'open', priority: 1000 }),
        anAzureRule({ name: 'closed', access: 'Deny', priority: 1001 }),
      ]),
    ],
  },
}

const verdict = ({ allows }: FilterRule): string => (allows ? 'allows' : 'denies')

/** Written rules with the first one that speaks of the same packets and says the opposite. */
function opposites(space: PacketSpace, { rules }: Filter): (readonly [FilterRule, FilterRule])[] {
  const written = rules.filter(({ isDefault }) => !isDefault)
  const alike = Map.groupBy(written, ({ match }) => space.matching(match))
  return [...alike.values()].flatMap(([first, ...others]) =>
    others.filter(({ allows }) => allows !== first!.allows).map((other) => [first!, other] as const),
  )
}

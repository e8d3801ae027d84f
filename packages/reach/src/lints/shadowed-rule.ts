import { objectTitle } from '../model/object.ts'
import { aModel, anAzureRule, keysOf, withAzureRules } from './example.ts'
import { undecidedRules } from './decided.ts'
import { filtersOf } from './filters.ts'
import type { Lint } from './lint.ts'

export const shadowedRule: Lint = {
  id: 'lint/shadowed-rule',
  severity: 'warning',
  title: 'Every rule decides about some packet as it says',
  *check({ fabric, space }) {
    for (const { filter } of filtersOf(fabric))
      for (const { rule, by, isDefeated } of undecidedRules(space, filter)) {
        const opposite = by.find((other) => other.allows !== rule.allows)
        if (!isDefeated || !opposite || space.matching(opposite.match) === space.matching(rule.match)) continue
        yield {
          object: filter.object,
          rule: rule.name,
          message: `rule ${rule.name} of ${objectTitle(filter.object)} never decides: ${opposite.name}, which comes before it, ${opposite.allows ? 'allows' : 'denies'} what it ${rule.allows ? 'allows' : 'denies'}`,
          hint: `give ${rule.name} a lower priority number than ${opposite.name}, or delete it`,
        }
      }
  },
  page: {
    means:
      'A network security group asks its rules in the order of their priorities, and the first that matches decides. Every packet this rule speaks of is decided by rules before it, which say the opposite: whoever wrote it believes something that does not hold.',
    shows: {
      azure:
        'Portal: *(network security group) > Inbound* or *Outbound security rules*: a wider rule with a lower number.',
      oci: 'Nothing: rules of OCI only allow, and their order means nothing.',
    },
    confirm: [
      {
        run: 'az network watcher test-ip-flow --vm <vm> --direction Inbound --protocol TCP --local <ip:port> --remote <ip:port>',
        tells: 'the rule that decides about one packet: never this one',
      },
    ],
    cure: ['Give it a priority before the rule that is named.', 'It is not needed any more: delete it.'],
    sources: ['https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview'],
  },
  examples: {
    passes: [aModel()],
    fails: [
      withAzureRules(keysOf.securityGroup, [
        anAzureRule({ name: 'no-databases', access: 'Deny', priority: 900, destinationPorts: ['1500-1600'] }),
        anAzureRule({ name: 'app-to-db', priority: 1000 }),
      ]),
    ],
  },
}

import { objectTitle } from '../model/object.ts'
import { undecidedRules } from './decided.ts'
import { aModel, anOciRule, keysOf, withListRules } from './example.ts'
import { filtersOf } from './filters.ts'
import type { Lint } from './lint.ts'

export const redundantRule: Lint = {
  id: 'lint/redundant-rule',
  severity: 'warning',
  title: 'No rule says what others say already',
  *check({ fabric, space }) {
    for (const { filter } of filtersOf(fabric))
      for (const { rule, by, isDefeated } of undecidedRules(space, filter)) {
        if (isDefeated) continue
        const names = by.filter(({ allows }) => allows === rule.allows).map(({ name }) => name)
        const isEqual = by.some(({ match }) => space.matching(match) === space.matching(rule.match))
        yield {
          object: filter.object,
          rule: rule.name,
          message: `rule ${rule.name} of ${objectTitle(filter.object)} ${isEqual ? 'repeats' : 'lies within'} ${names.slice(0, 3).join(', ')}`,
          hint: `delete ${rule.name}: nothing changes without it`,
        }
      }
  },
  page: {
    means:
      'Everything this rule lets through, or stops, is already decided in the same way by other rules of the same object. It costs a place within the limits and hides which rule is the one that counts: deleting the other one would change nothing, to everybody’s surprise.',
    shows: {
      azure: 'Portal: *(network security group)*: an earlier rule has the same or wider ports and addresses.',
      oci: 'Console: *(security list or group)*: another rule has the same or a wider source and port range.',
    },
    confirm: ['Read the rule beside those that are named: each of its ports and addresses is in one of them.'],
    cure: ['Delete the rule. Delete several one after the other, and look again in between.'],
    sources: [
      'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
      'https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm',
    ],
  },
  examples: {
    passes: [aModel(), withListRules(keysOf.securityList, [anOciRule(), anOciRule({ stateless: true })])],
    fails: [
      withListRules(keysOf.securityList, [anOciRule({ name: 'all of it' }), anOciRule({ name: 'again' })]),
      withListRules(keysOf.securityList, [
        anOciRule({ name: 'wide', peer: '10.12.0.0/16' }),
        anOciRule({ name: 'narrow', ports: { first: 1521, last: 1521 } }),
      ]),
    ],
  },
}

import { objectTitle } from '../model/object.ts'
import { aModel, anAzureRule, keysOf, withAzureRules } from './example.ts'
import { addressesOf, filtersOf } from './filters.ts'
import type { Lint } from './lint.ts'

export const deadRule: Lint = {
  id: 'lint/dead-rule',
  severity: 'warning',
  title: 'Every rule speaks of packets that can pass where it stands',
  *check({ fabric, space }) {
    for (const { filter, way, endpoints } of filtersOf(fabric)) {
      const here = addressesOf(endpoints)
      const possible = space.matching(way === 'in' ? { destinations: here } : { sources: here })
      for (const rule of filter.rules) {
        if (rule.isDefault || space.overlaps(space.matching(rule.match), possible)) continue
        yield {
          object: filter.object,
          rule: rule.name,
          message: `rule ${rule.name} of ${objectTitle(filter.object)} speaks of no packet that is ever ${way === 'in' ? 'for' : 'from'} the subnets and interfaces it stands at`,
          hint: `write their range as its ${way === 'in' ? 'destination' : 'source'}, or delete it`,
        }
      }
    }
  },
  page: {
    means:
      'The rule names a near end that is not there: an inbound rule for addresses of another subnet, an outbound rule from them, or a group without members. No packet it speaks of ever comes to it.',
    shows: {
      azure: 'Portal: *(network security group) > Subnets* and *Network interfaces* beside the addresses of the rule.',
      oci: 'Console: *(network security group) > VNICs*: the group that the rule names as its peer is empty.',
    },
    confirm: [
      {
        run: 'az network nsg show --ids <id> --query "{subnets:subnets[].id, nics:networkInterfaces[].id}"',
        tells: 'where the group stands',
      },
      { run: 'oci network nsg vnics list --nsg-id <OCID>', tells: 'the members of an OCI group' },
    ],
    cure: ['Write the range of the subnet it stands at.', 'The subnet has moved away: delete the rule.'],
    sources: [
      'https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works',
      'https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/networksecuritygroups.htm',
    ],
  },
  examples: {
    passes: [aModel()],
    fails: [withAzureRules(keysOf.securityGroup, [anAzureRule({ name: 'moved', sources: ['10.12.9.0/24'] })])],
  },
}

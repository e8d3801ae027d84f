import type { Checkpoint, Endpoint } from '../fabric/fabric.ts'
import { judge } from '../analyse/judge.ts'
import { type ObjectRef, objectTitle } from '../model/object.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { aModel, anOciRule, keysOf, withListRules } from './example.ts'
import type { Lint } from './lint.ts'
import { crossPairs } from './route-walk.ts'

export const oneSidedRule: Lint = {
  id: 'lint/one-sided-rule',
  severity: 'warning',
  title: 'What a rule lets out on one side, some rule lets in on the other, and the other way round',
  *check({ fabric, space }) {
    const meant = new Map<string, Meant>()
    for (const [from, to] of crossPairs(fabric)) {
      const between = space.matching({ sources: from.addresses, destinations: to.addresses })
      collect(space, meant, { here: from.leaving, far: to.entering, between, other: to })
      collect(space, meant, { here: to.entering, far: from.leaving, between, other: from })
    }
    for (const { object, rule, passes, others } of meant.values()) {
      if (passes) continue
      const name = others.size === 1 ? [...others][0]! : [...others].join(', ')
      yield {
        object,
        rule,
        message: `rule ${rule} of ${objectTitle(object)} lets through what nothing at ${name} lets through`,
        hint: `allow it at ${name} as well, or delete ${rule}`,
      }
    }
  },
  page: {
    means:
      'Each cloud has rules of its own, and a packet needs both. This rule lets something through that no rule at the other end does, so it has no effect now, and opens the way the day somebody widens the other side.',
    shows: {
      azure: 'Portal: *(network security group)*: a rule for a range of OCI without its like there.',
      oci: 'Console: *(security list or group)*: a rule for a range of the VNet without its like in Azure.',
    },
    confirm: [
      {
        run: 'interconnect trace --from <place> --to <place> -f <document>',
        tells: 'the object on the other side that says no',
      },
    ],
    cure: ['Declare it as a flow: rules for both sides are made from it.', 'Nobody needs it: delete the rule.'],
    sources: [
      'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
      'https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm',
    ],
  },
  examples: {
    passes: [aModel()],
    fails: [
      withListRules(keysOf.securityList, [
        anOciRule({ name: 'from app' }),
        anOciRule({ name: 'web', ports: { first: 443, last: 443 } }),
      ]),
    ],
  },
}

/** What a rule lets through to or from the other cloud, and whether any of it passes there. */
interface Meant {
  readonly object: ObjectRef
  readonly rule: string
  passes: boolean
  readonly others: Set<string>
}

interface Crossing {
  readonly here: readonly Checkpoint[]
  readonly far: readonly Checkpoint[]
  readonly between: Packets
  readonly other: Endpoint
}

function collect(space: PacketSpace, meant: Map<string, Meant>, { here, far, between, other }: Crossing): void {
  const passed = far.reduce(
    (packets, checkpoint) => judge(space, checkpoint, { packets, direction: 'forth' }).passed,
    between,
  )
  for (const checkpoint of here)
    for (const { object, rule, packets } of judge(space, checkpoint, { packets: between, direction: 'forth' })
      .allowedBy) {
      if (!rule || rule.isDefault) continue
      const key = `${object.key} ${checkpoint.way} ${rule.name}`
      const one = meant.get(key) ?? { object, rule: rule.name, passes: false, others: new Set<string>() }
      one.passes ||= space.overlaps(packets, passed)
      one.others.add(other.names[0] ?? other.key)
      meant.set(key, one)
    }
}

import { objectTitle } from '../model/object.ts'
import { answeredBy } from '../packets/match.ts'
import type { Checkpoint, Endpoint } from '../fabric/fabric.ts'
import type { PacketSpace } from '../packets/packet-space.ts'
import { aModel, anOciRule, keysOf, withListRules } from './example.ts'
import type { Complaint, Lint } from './lint.ts'

export const statelessWithoutReturn: Lint = {
  id: 'lint/stateless-without-return',
  severity: 'error',
  title: 'What a stateless rule lets through can be answered',
  *check({ fabric, space }) {
    const pairs = fabric.endpoints.flatMap(pairsOf)
    const complaints = pairs.flatMap(([checkpoint, back]) => [...unanswered(space, checkpoint, back)])
    // Endpoints share their filters: one complaint for each rule.
    yield* new Map(complaints.map((one) => [`${one.object.key} ${one.rule}`, one])).values()
  },
  page: {
    means:
      'A stateless rule keeps no memory of what it let through, so answers need a rule of their own in the other direction, with ports turned round: the port of the service as *source* port. There is none, and connections hang after the first packet.',
    shows: {
      azure: 'Nothing: every rule of a network security group is stateful.',
      oci: 'Console: *(security list or group)*: *Stateless: Yes* in one direction, and no rule for the answers in the other.',
    },
    confirm: [
      {
        run: 'oci network security-list get --security-list-id <OCID>',
        tells: '`is-stateless` of each rule in both directions',
      },
    ],
    cure: [
      'Make the rule stateful, unless it was made stateless for speed.',
      'Or add the opposite rule: same peer, the port as source port, stateless.',
    ],
    sources: ['https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm#stateful'],
  },
  examples: {
    passes: [
      aModel(),
      withListRules(keysOf.securityList, [
        anOciRule({ stateless: true }),
        anOciRule({
          name: 'answers',
          direction: 'EGRESS',
          stateless: true,
          sourcePorts: { first: 1521, last: 1522 },
          ports: { first: 1, last: 65_535 },
        }),
      ]),
    ],
    fails: [withListRules(keysOf.securityList, [anOciRule({ name: 'fast', stateless: true })])],
  },
}

/** Checkpoints of one place in both directions, each with the one that answers pass. */
const pairsOf = ({ leaving, entering }: Endpoint): (readonly [Checkpoint, Checkpoint | undefined])[] => [
  ...entering.map((one) => [one, leaving.find(({ place }) => place === one.place)] as const),
  ...leaving.map((one) => [one, entering.find(({ place }) => place === one.place)] as const),
]

function* unanswered(space: PacketSpace, { filters }: Checkpoint, back: Checkpoint | undefined): Iterable<Complaint> {
  const answers = (back?.filters ?? []).flatMap(({ rules }) => rules.filter(({ allows }) => allows))
  const answered = space.union(...answers.map(({ match }) => space.matching(answeredBy(match))))
  for (const { object, rules } of filters)
    for (const rule of rules) {
      // Ports of clients are above 1023; a rule for answers need not speak of the others. ICMP has no answers to wait for.
      const asked = space.intersection(space.matching(rule.match), space.matching(fromClients))
      if (!rule.isStateless || asked === space.none || space.overlaps(asked, answered)) continue
      yield {
        object,
        rule: rule.name,
        message: `stateless rule ${rule.name} of ${objectTitle(object)} has no rule that lets its answers pass`,
        hint: 'make it stateful, or add the opposite rule with the port as source port',
      }
    }
}

const fromClients = { sourcePorts: [{ first: 1024, last: 65_535 }] } as const

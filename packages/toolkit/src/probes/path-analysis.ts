import { createSlots } from '@interconnect/engine'
import { hasCode } from '@interconnect/model'
import { analysePath, type PathAnswer } from '@interconnect/oci'
import { formatPacket } from '@interconnect/reach'
import { pathEndIn } from './path-ends.ts'
import { type AskedPacket, pathQuestions } from './path-questions.ts'
import { type Check, idle, type Probe, type ProbeContext } from './probe.ts'

/** An analysis takes OCI seconds: so many are asked for at once, and so many in all. */
const [atOnce, inAll] = [4, 24]

const policy =
  "allow any-user to read virtual-network-family in tenancy where all { request.principal.type = 'vnpa-service' }"

/** OCI's half of every flow, both ways, by OCI's own verdict; and of what no flow opens. */
export const pathAnalysis: Probe = {
  id: 'probe/path-analysis',
  title: 'Network Path Analyzer finds OCI’s half of every flow open both ways, and nothing else',
  run: async (context) => {
    const { predicted, spec } = context
    const ends = await Promise.all(spec.oci.network.subnets.map((subnet) => pathEndIn(subnet, context)))
    const asked = inTurns(ends.flatMap((end) => (end ? pathQuestions(predicted(), spec, end) : [])))
    const inSlot = createSlots(atOnce)
    const answers = await Promise.all(asked.slice(0, inAll).map((one) => inSlot(() => ask(one, context))))
    return [
      ...spec.oci.network.subnets.flatMap(({ name }, index) => (ends[index] ? [] : [nobodyIn(name)])),
      ...answers.filter((answer) => 'verdict' in answer),
      ...answers
        .filter((answer) => 'refused' in answer)
        .slice(0, 1)
        .map(({ refused }) => untold(refused)),
      ...(asked.length > inAll ? [notAsked(asked.length - inAll)] : []),
    ]
  },
  page: {
    means:
      'Network Path Analyzer works out from OCI’s configuration alone whether a packet would arrive, table by table and rule by rule. It is asked about one packet for every rule of the document, with its answer on the way back, and about one each way that no flow opens; the VNet counts as on premises. It sends nothing and knows nothing of Azure: that half is `probe/ip-flow` and `probe/effective-routes`. What it cannot tell, and what the account may not ask it, is *unknown* and leaves the proof as it is.',
    shows: {
      azure: 'Nothing: the analyzer ends at the circuit.',
      oci: 'Console: *Networking > Network Command Center > Network Path Analyzer*, with the VNet’s address as an *on-premises endpoint*.',
    },
    confirm: [
      {
        run: 'oci vn-monitoring path-analysis get-path-analysis-adhoc --compartment-id <OCID> --protocol 6 --source-endpoint <JSON> --destination-endpoint <JSON>',
        tells: 'a work request, whose results hold the path',
      },
      {
        run: 'interconnect trace --from <place> --to <place> --observed -f <document>',
        tells: 'the same across both clouds, and the smallest edit that would let it pass',
      },
    ],
    cure: [
      'No route in a table: the rule for the VNet’s range is gone, or the DRG has not learned it; see `probe/route-rules` and `probe/drg-routes`.',
      'Not let in or out: see the rules of the list or group that is named; a stateless rule needs another for the answers.',
      'Open though no flow says so: the named list or group has a rule that is not of the document.',
      { run: 'interconnect apply -f <document>', tells: 'puts our own tables and rules right' },
      `It may not be asked: a policy for the account, \`allow group <group> to read vn-path-analyzer-test in tenancy\`, and those for the analyzer itself, such as \`${policy}\`.`,
    ],
    sources: [
      'https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/path_analyzer.htm',
      'https://docs.oracle.com/en-us/iaas/Content/Identity/Reference/VnMonitoringpolicyreference.htm',
    ],
  },
}

/** The first of every way into or out of a subnet before the second of any: what is left out is spread. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat()
}

/** What OCI said instead of an answer: it may not be asked, or has no policies of its own and gives up. */
interface Refusal {
  readonly refused: string
}

async function ask(asked: AskedPacket, context: ProbeContext): Promise<Check | Refusal> {
  const { oci, signal } = context
  try {
    return checkOf(asked, await analysePath(oci, asked.question, { signal }), context)
  } catch (error) {
    // What is hidden looks like what is missing.
    if (hasCode(error, 'cloud/not-found', 'permission/denied', 'cloud/operation-failed'))
      return { refused: error.message }
    throw error
  }
}

function checkOf({ packet, passes }: AskedPacket, answer: PathAnswer, context: ProbeContext): Check {
  const wanted = passes ? 'REACHABLE' : 'UNREACHABLE'
  const [subject, actual] = [formatPacket(packet), told(answer, context)]
  if (answer.reachability === 'INDETERMINATE') return idle(subject, wanted, actual)
  if (answer.reachability === wanted) return { subject, verdict: 'pass', expected: wanted, actual }
  return { subject, verdict: 'fail', expected: wanted, actual, hint: hintOf(answer) }
}

function hintOf({ way, by }: PathAnswer): string {
  if (by?.did === 'allowed') return 'delete the rule that lets it through, or declare the flow'
  if (by?.did === 'denied' && way === 'back')
    return 'answers of a stateless rule need a rule of their own: make it stateful, or run `interconnect apply`'
  return 'run `interconnect apply`; `interconnect trace --observed` names the edit that is needed'
}

const words = {
  'no-route': 'no route in',
  'sent-elsewhere': 'sent elsewhere by',
  denied: 'no rule for it in',
  allowed: 'by',
} as const

const onWay = { forth: '', back: ' on the way back', both: ' both ways' } as const

function told({ reachability, way, by, remark }: PathAnswer, context: ProbeContext): string {
  const names = (by?.ids ?? []).map((id) => nameOf(id, context))
  const why = by && names.length > 0 ? [`: ${words[by.did]} ${names.join(', ')}`] : remark ? [`: ${remark}`] : []
  return [reachability, onWay[way], ...why].join('')
}

/** What people call the object, or what it comes with; its OCID where it is neither ours nor known. */
function nameOf(id: string, { attributes, graph, titleOf }: ProbeContext): string {
  for (const node of graph.resources) {
    const [name] = Object.entries(attributes(node.key) ?? {}).find(([, value]) => value === id) ?? []
    if (name === 'id') return titleOf(node)
    if (name?.startsWith('default')) return `${wordsOf(name)} of ${titleOf(node)}`
  }
  return id
}

/** `defaultRouteTableId` → `default route table`. */
const wordsOf = (name: string): string =>
  name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const nobodyIn = (name: string): Check =>
  idle(`packets of oci/${name}`, 'the verdict of the document', 'no address there that the rules of the flows are for')

const subject = 'Network Path Analyzer'
const untold = (refused: string): Check => idle(subject, 'to be asked', `not told, for want of policies: ${refused}`)
const notAsked = (left: number): Check => idle(subject, 'all packets', `${left} more are not asked about`)

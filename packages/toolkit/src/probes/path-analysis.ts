import { createSlots } from '@interconnect/engine'
import { hasCode, InterconnectError } from '@interconnect/model'
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
    const nobody = spec.oci.network.subnets.filter((_, index) => !ends[index])
    const left = asked.length - inAll
    return [
      ...nobody.map(({ name }) => nobodyIn(name)),
      ...(await answersTo(asked.slice(0, inAll), context)),
      ...(left > 0 ? [notAsked(left)] : []),
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

/** The first is asked about alone: who may not ask is told so once, and not for every packet. */
async function answersTo([first, ...rest]: readonly AskedPacket[], context: ProbeContext): Promise<Check[]> {
  if (!first) return []
  const answer = await ask(first, context)
  if (!('verdict' in answer)) return [untold(answer)]
  const inSlot = createSlots(atOnce)
  const others = await Promise.all(rest.map((one) => inSlot(() => ask(one, context))))
  const refusals = others.flatMap((other) => ('verdict' in other ? [] : [untold(other)]))
  return [answer, ...others.filter((other) => 'verdict' in other), ...refusals.slice(0, 1)]
}

/** Without its answer the proof stands as well: whatever keeps the analyzer from giving one is told, not thrown. */
async function ask(asked: AskedPacket, context: ProbeContext): Promise<Check | InterconnectError> {
  const { oci, signal } = context
  try {
    return checkOf(asked, await analysePath(oci, asked.question, { signal }), context)
  } catch (error) {
    signal.throwIfAborted()
    if (InterconnectError.is(error) && /^(cloud|permission)\/|^us\/unmapped$/.test(error.code)) return error
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
const untold = (refusal: InterconnectError): Check => {
  // What is hidden looks like what is missing, and an analyzer without its own policies gives up.
  const isHidden = hasCode(refusal, 'cloud/not-found', 'permission/denied', 'cloud/operation-failed')
  return idle(subject, 'to be asked', `not told${isHidden ? ', for want of policies' : ''}: ${refusal.message}`)
}
const notAsked = (left: number): Check => idle(subject, 'all packets', `${left} more are not asked about`)

import {
  type AdhocPathAnalysisDetails,
  type AnalysedPath,
  pathAnalysisPath,
  PathAnalysisResult,
  type SecurityAction,
  type TrafficNode,
  type TrafficRoute,
} from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

export type PathQuestion = Omit<AdhocPathAnalysisDetails, 'type'>
export type Reachability = TrafficRoute['reachabilityStatus']

/** What Network Path Analyzer says of a packet. */
export interface PathAnswer {
  readonly reachability: Reachability
  /** The way it speaks of: of the packet, of its answer, or of both where both pass. */
  readonly way: 'forth' | 'back' | 'both'
  /** OCIDs of the tables, lists or groups that decided, and what they did; absent where it names none. */
  readonly by?: PathDecision
  /** In the words of the service. */
  readonly remark?: string
}

export interface PathDecision {
  readonly did: 'no-route' | 'sent-elsewhere' | 'denied' | 'allowed'
  readonly ids: readonly string[]
}

/**
 * Asks Network Path Analyzer about one packet, and tells the worst that it found on any of the equal ways: what does not
 * pass before what is not clear, the packet before its answer. It works from the configuration; nothing is sent.
 * @throws cloud/not-found or permission/denied for who may not ask
 * @throws cloud/operation-failed when the analyzer gave up, such as without the policies it needs itself
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/path_analyzer.htm
 */
export async function analysePath(api: OciApi, question: PathQuestion, options?: CallOptions): Promise<PathAnswer> {
  const body = { type: 'ADHOC_QUERY', ...question }
  const asked = { service: 'vnca-api', path: pathAnalysisPath, body, result: PathAnalysisResult } as const
  const results = await api.ask(asked, options)
  return worstOf(results.flatMap(({ paths }) => paths))
}

const badness: readonly Reachability[] = ['UNREACHABLE', 'INDETERMINATE', 'REACHABLE']

export function worstOf(paths: readonly AnalysedPath[]): PathAnswer {
  const forth = paths.map(({ forwardRoute }) => ({ way: 'forth' as const, route: forwardRoute }))
  const back = paths.flatMap(({ returnRoute: route }) => (route ? [{ way: 'back' as const, route }] : []))
  const [worst] = [...forth, ...back].toSorted((a, b) => rank(a.route) - rank(b.route))
  if (!worst) return { reachability: 'INDETERMINATE', way: 'forth' }
  const { route } = worst
  const way = route.reachabilityStatus === 'REACHABLE' && back.length > 0 ? 'both' : worst.way
  const by = decisionOf(route)
  return {
    reachability: route.reachabilityStatus,
    way,
    ...(by && { by }),
    ...(route.routeAnalysisDescription !== undefined && { remark: route.routeAnalysisDescription }),
  }
}

const rank = ({ reachabilityStatus }: TrafficRoute): number => badness.indexOf(reachabilityStatus)

/** What let the packet pass in the end, or the last station that did not; nobody decides what is not clear. */
function decisionOf({ reachabilityStatus, nodes }: TrafficRoute): PathDecision | undefined {
  if (reachabilityStatus === 'INDETERMINATE') return undefined
  const look = reachabilityStatus === 'REACHABLE' ? allowedAt : stoppedAt
  return nodes.toReversed().flatMap((node) => look(node) ?? [])[0]
}

function stoppedAt({ nextHopRoutingAction: routing, ...node }: TrafficNode): PathDecision | undefined {
  for (const action of securityOf(node)) {
    const { evaluatedSecurityListIds = [], evaluatedNsgIds = [] } = action.deniedSecurityActionDetails ?? {}
    if (action.action !== 'ALLOWED') return { did: 'denied', ids: [...evaluatedSecurityListIds, ...evaluatedNsgIds] }
  }
  const { evaluatedVcnRouteTableId, evaluatedDrgRouteTableId } = routing?.noRouteRoutingActionDetails ?? {}
  const without = [evaluatedVcnRouteTableId, evaluatedDrgRouteTableId].filter((id) => id !== undefined)
  if (routing?.action === 'NO_ROUTE') return { did: 'no-route', ids: without }
  const by = routing?.forwardedRoutingActionDetails?.forwardedRoutingConfiguration
  return by && { did: 'sent-elsewhere', ids: [by.type === 'VCN' ? by.vcnRouteTableId : by.drgRouteTableId] }
}

function allowedAt(node: TrafficNode): PathDecision | undefined {
  for (const { allowedSecurityActionDetails } of securityOf(node)) {
    const { securityListId, nsgId } = allowedSecurityActionDetails?.allowedSecurityConfiguration ?? {}
    const id = securityListId ?? nsgId
    if (id !== undefined) return { did: 'allowed', ids: [id] }
  }
  return undefined
}

const securityOf = (
  node: Pick<TrafficNode, 'egressSecurityAction' | 'ingressSecurityAction'>,
): readonly SecurityAction[] =>
  [node.ingressSecurityAction, node.egressSecurityAction].filter((action) => action !== undefined)

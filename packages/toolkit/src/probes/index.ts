import { arp } from './arp.ts'
import { circuit } from './circuit.ts'
import { connection } from './connection.ts'
import { drgRoutes } from './drg-routes.ts'
import { edgeRoutes } from './edge-routes.ts'
import { effectiveRoutes } from './effective-routes.ts'
import { effectiveRules } from './effective-rules.ts'
import { gatewayRoutes } from './gateway-routes.ts'
import { groupMembers } from './group-members.ts'
import { ipFlow } from './ip-flow.ts'
import { pathAnalysis } from './path-analysis.ts'
import { peering } from './peering.ts'
import type { Probe } from './probe.ts'
import { routeRules } from './route-rules.ts'
import { securityRules } from './security-rules.ts'
import { sessions } from './sessions.ts'
import { virtualCircuit } from './virtual-circuit.ts'

/** Everything that is proved, from the objects to the routes. One file and one line each. */
export const probes: readonly Probe[] = [
  circuit,
  virtualCircuit,
  connection,
  sessions,
  peering,
  arp,
  edgeRoutes,
  gatewayRoutes,
  drgRoutes,
  routeRules,
  securityRules,
  groupMembers,
  effectiveRoutes,
  effectiveRules,
  ipFlow,
  pathAnalysis,
]

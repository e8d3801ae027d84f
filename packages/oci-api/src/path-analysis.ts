import { z } from 'zod'
import { collection } from './collection.ts'
import { OcidField, answered } from './fields.ts'

/**
 * Network Path Analyzer, of the service `vnca-api`: works out from the configuration alone whether a packet would arrive.
 * `POST` answers nothing but the id of a work request, whose `results` hold the paths. It asks and changes nothing: the
 * permission it takes is `VNPA_READ`.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/path_analyzer.htm
 * @source https://docs.oracle.com/en-us/iaas/Content/Identity/Reference/VnMonitoringpolicyreference.htm
 */
export const pathAnalysisPath = '/pathAnalysis'

/**
 * Of path analyses, beside those of Core on the same path; kept for 12 hours. Every list is an object with `items`.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/VnMonitoring/20160918/WorkRequest/
 */
export const pathAnalysisWorkRequests = collection({
  collection: '/workRequests',
  /** Not confirmed by any public text. */
  ocidType: 'vnpaworkrequest',
  title: 'WorkRequest',
  filters: ['resourceId'],
  sorted: false,
  children: ['errors', 'logs', 'results'],
})

export const pathAnalysisOperation = 'CREATE_PATH_ANALYSIS_RESULT'

/**
 * How many compartments a tenancy may have for the analyzer to work.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/path_analyzer.htm
 */
export const pathAnalysisCompartments = 100

/** POSTs that ask and change nothing, by their service. */
export const ociQuestions = [{ service: 'vnca-api', path: pathAnalysisPath }] as const

/** IPv4 only. */
const address = { address: z.string().min(1) }

/**
 * An end of a path. `ON_PREM` is what lies behind a DRG, such as a VNet; `IP_ADDRESS` is looked for in the VCNs first.
 * Left out: VLANs, load balancers and their listeners, private service access.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/VnMonitoring/20160918/datatypes/Endpoint
 */
export const PathEndpoint = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('IP_ADDRESS'), ...address }),
  z.strictObject({ type: z.literal('ON_PREM'), ...address }),
  z.strictObject({ type: z.literal('SUBNET'), ...address, subnetId: OcidField }),
  z.strictObject({ type: z.literal('VNIC'), ...address, vnicId: OcidField }),
  z.strictObject({ type: z.literal('COMPUTE_INSTANCE'), ...address, instanceId: OcidField, vnicId: OcidField }),
])
export type PathEndpoint = z.infer<typeof PathEndpoint>

const port = z.int().min(1).max(65_535)
const octet = z.int().min(0).max(255)
const ports = { destinationPort: port, sourcePort: port.optional() }

export const PathProtocolParameters = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('TCP'), ...ports }),
  z.strictObject({ type: z.literal('UDP'), ...ports }),
  z.strictObject({ type: z.literal('ICMP'), icmpType: octet, icmpCode: octet.optional() }),
])
export type PathProtocolParameters = z.infer<typeof PathProtocolParameters>

/** Body of `pathAnalysis` for a question that is not saved as a test. */
export const AdhocPathAnalysisDetails = z.strictObject({
  type: z.literal('ADHOC_QUERY'),
  compartmentId: OcidField,
  /** IANA number. */
  protocol: octet,
  sourceEndpoint: PathEndpoint,
  destinationEndpoint: PathEndpoint,
  protocolParameters: PathProtocolParameters.optional(),
  /** Both ways by default for TCP and UDP; never for other protocols. */
  queryOptions: z.strictObject({ isBiDirectionalAnalysis: z.boolean().optional() }).optional(),
})
export type AdhocPathAnalysisDetails = z.infer<typeof AdhocPathAnalysisDetails>

export const reachabilityStates = ['REACHABLE', 'UNREACHABLE', 'INDETERMINATE'] as const

const routeRule = z.looseObject({ destination: answered(z.string()) })

const NextHopRoutingAction = z.object({
  action: z.enum(['FORWARDED', 'NO_ROUTE', 'INDETERMINATE']),
  actionType: z.enum(['EXPLICIT', 'IMPLICIT', 'NOT_SUPPORTED']),
  forwardedRoutingActionDetails: answered(
    z.object({
      isRestrictedOrPartial: z.boolean(),
      forwardedRoutingConfiguration: answered(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('VCN'), vcnRouteTableId: z.string(), routeRule }),
          z.object({ type: z.literal('DRG'), drgRouteTableId: z.string(), routeRule }),
        ]),
      ),
    }),
  ),
  noRouteRoutingActionDetails: answered(
    z.object({
      isRestrictedOrPartial: z.boolean(),
      evaluatedVcnRouteTableId: answered(z.string()),
      evaluatedDrgRouteTableId: answered(z.string()),
    }),
  ),
})
export type NextHopRoutingAction = z.infer<typeof NextHopRoutingAction>

/** What decided in favour of a packet: a list or a group, with a rule of its own or by state. */
export const allowedByTypes = [
  'INGRESS_SECURITY_LIST',
  'EGRESS_SECURITY_LIST',
  'STATEFUL_INGRESS_SECURITY_LIST',
  'STATEFUL_EGRESS_SECURITY_LIST',
  'NSG',
  'STATEFUL_NSG',
] as const

const SecurityAction = z.object({
  /** `ALLOWED`, `DENIED`, or what Zero Trust Packet Routing said: `ZPR_…`. */
  action: z.string(),
  actionType: answered(z.string()),
  allowedSecurityActionDetails: answered(
    z.object({
      isRestrictedOrPartial: z.boolean(),
      allowedSecurityConfiguration: answered(
        z.looseObject({
          /** One of `allowedByTypes`, or of Zero Trust Packet Routing. */
          type: z.string(),
          securityListId: answered(z.string()),
          nsgId: answered(z.string()),
        }),
      ),
    }),
  ),
  deniedSecurityActionDetails: answered(
    z.object({
      isRestrictedOrPartial: z.boolean(),
      evaluatedSecurityListIds: answered(z.array(z.string())),
      evaluatedNsgIds: answered(z.array(z.string())),
    }),
  ),
})
export type SecurityAction = z.infer<typeof SecurityAction>

/** A station of a packet: an interface or subnet, a DRG, a circuit. */
export const TrafficNode = z.object({
  /** The caller may not see what is `ACCESS_DENIED`. */
  type: z.enum(['VISIBLE', 'ACCESS_DENIED']),
  entityId: answered(z.string()),
  transformationDescription: answered(z.string()),
  egressTraffic: answered(
    z.looseObject({ protocol: z.number(), sourceAddress: z.string(), destinationAddress: z.string() }),
  ),
  nextHopRoutingAction: answered(NextHopRoutingAction),
  egressSecurityAction: answered(SecurityAction),
  ingressSecurityAction: answered(SecurityAction),
})
export type TrafficNode = z.infer<typeof TrafficNode>

export const TrafficRoute = z.object({
  reachabilityStatus: z.enum(reachabilityStates),
  nodes: z.array(TrafficNode),
  routeAnalysisDescription: answered(z.string()),
})
export type TrafficRoute = z.infer<typeof TrafficRoute>

export const AnalysedPath = z.object({
  forwardRoute: TrafficRoute,
  /** Of an analysis of both ways. */
  returnRoute: answered(TrafficRoute),
})
export type AnalysedPath = z.infer<typeof AnalysedPath>

/** Item of `results` of a work request. */
export const PathAnalysisResult = z.object({
  resultType: z.string(),
  timeCreated: answered(z.string()),
  /** Several where equal routes share the packets. */
  paths: z.array(AnalysedPath),
})
export type PathAnalysisResult = z.infer<typeof PathAnalysisResult>

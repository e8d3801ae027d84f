import {
  type Accepted,
  type Attributes,
  inPlace,
  type Kind,
  type ReadContext,
  replaces,
  sameValue,
} from '@interconnect/engine'
import { InterconnectError, type Prefix, whatStops } from '@interconnect/model'
import {
  type AnsweredRouteRule,
  limits,
  objectPath,
  type RouteRule,
  RouteTable,
  routeTables,
  type UpdateRouteTableDetails,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { instant } from '../durations.ts'
import { markedDescription, nameInDescription } from '../marked-description.ts'
import { Ocid, PrefixProp } from '../props.ts'
import { inWantedOrder } from '../wanted-form.ts'

const Route = z.strictObject({
  destination: PrefixProp,
  /** OCID of the next hop: the DRG. */
  networkEntityId: Ocid,
})
export type Route = z.infer<typeof Route>

const Props = z.strictObject({ routeTableId: Ocid, rules: z.array(Route).min(1).max(limits.rulesPerRouteTable) })
export type VcnRouteRulesProps = z.infer<typeof Props>

/** `id` is the table's. */
export interface VcnRouteRulesAttributes extends Attributes, VcnRouteRulesProps {
  readonly lifecycleState: string
  /** Rules of others. One that equals a wanted rule serves as well: OCI refuses a second one to its destination. */
  readonly foreign: readonly Route[]
}

const destinationOf = ({ destination, cidrBlock }: AnsweredRouteRule): Prefix =>
  (destination ?? cidrBlock ?? '') as Prefix

const toRoute = (rule: AnsweredRouteRule): Route => ({
  destination: destinationOf(rule),
  networkEntityId: rule.networkEntityId,
})

/** A rule of others in the form a write accepts: the deprecated twin of the destination is refused beside it. */
const unchanged = ({ cidrBlock, destination, routeType, ...rest }: AnsweredRouteRule): RouteRule => ({
  ...rest,
  destination: destination ?? cidrBlock,
  routeType: routeType as RouteRule['routeType'],
})

const toWire = ({ destination, networkEntityId }: Route, owner: string): RouteRule => ({
  destination,
  destinationType: 'CIDR_BLOCK',
  networkEntityId,
  description: markedDescription(owner, `route to ${destination}`),
})

function split(rules: readonly AnsweredRouteRule[], owner: string) {
  const isOwn = ({ description }: AnsweredRouteRule) => nameInDescription(description, owner) !== undefined
  return { own: rules.filter(isOwn), foreign: rules.filter((rule) => !isOwn(rule)) }
}

const conflict = (wanted: Route, inTheWay: AnsweredRouteRule, tableId: string): InterconnectError =>
  new InterconnectError(
    'cloud/conflict',
    `route table ${tableId} already sends ${wanted.destination} to ${inTheWay.networkEntityId}, by a rule that is not ours`,
    {
      hint: `remove that rule if nobody needs it: a table takes one rule per destination, and ${wanted.destination} must go to ${wanted.networkEntityId}`,
      details: { routeTableId: tableId, rule: toRoute(inTheWay), description: inTheWay.description },
    },
  )

/** Wanted rules that nobody else's rule stands for already. @throws cloud/conflict */
function needed(wanted: readonly Route[], foreign: readonly AnsweredRouteRule[], tableId: string): Route[] {
  return wanted.filter((route) => {
    const other = foreign.find((rule) => destinationOf(rule) === route.destination)
    if (other && other.networkEntityId !== route.networkEntityId) throw conflict(route, other, tableId)
    return other === undefined
  })
}

async function readTable(id: string, { api, signal }: ReadContext<OciApi>) {
  const found = await api.get(objectPath(routeTables, id), RouteTable, { signal })
  return found?.body.lifecycleState === 'TERMINATED' ? undefined : found
}

const tableMissing = (id: string): InterconnectError =>
  new InterconnectError('cloud/not-found', `route table ${id} is not there`, {
    hint: 'check the OCID, the region and the permission to read it',
  })

/** Read, merge, write back unless somebody else was faster (`cloud/stale`, which the engine tries again). */
async function write(id: string, wanted: readonly Route[], context: ReadContext<OciApi>): Promise<Accepted> {
  const { api, signal, mark } = context
  const table = await readTable(id, context)
  if (!table) {
    if (wanted.length > 0) throw tableMissing(id)
    return { id }
  }
  const { own, foreign } = split(table.body.routeRules, mark.owner)
  const next = needed(wanted, foreign, id)
  if (sameValue(inWantedOrder(own.map(toRoute), next), next)) return { id }
  const routeRules = [...foreign.map(unchanged), ...next.map((route) => toWire(route, mark.owner))]
  await api.update(objectPath(routeTables, id), { routeRules } satisfies UpdateRouteTableDetails, {
    signal,
    ifMatch: table.etag,
  })
  return { id }
}

async function observe(id: string, context: ReadContext<OciApi>): Promise<VcnRouteRulesAttributes | undefined> {
  const table = await readTable(id, context)
  if (!table) return undefined
  const { own, foreign } = split(table.body.routeRules, context.mark.owner)
  const { lifecycleState } = table.body
  return { id, lifecycleState, routeTableId: id, rules: own.map(toRoute), foreign: foreign.map(toRoute) }
}

const serves = (foreign: readonly Route[], wanted: readonly Route[]): Route[] =>
  foreign.filter((route) => wanted.some((one) => sameValue(one, route)))

/**
 * The owner's rules in a route table that may hold rules of others: those survive every write.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingroutetables.htm
 */
export const vcnRouteRules: Kind<VcnRouteRulesProps, VcnRouteRulesAttributes, OciApi> = {
  type: 'oci/vcn-route-rules',
  title: 'VCN route rules',
  props: Props,
  properties: {
    routeTableId: replaces('traffic', { because: 'the rules go into another route table' }),
    rules: inPlace('traffic'),
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'traffic' },
  durations: instant,
  // Undefined for rules of ours that the document no longer names.
  serialised: ({ routeTableId }) => [routeTableId].filter((word) => word !== undefined),
  async find({ routeTableId, rules = [] }, context) {
    const found = routeTableId === undefined ? undefined : await observe(routeTableId, context)
    return found && found.rules.length + serves(found.foreign, rules).length > 0 ? found : undefined
  },
  async read(id, context) {
    const found = await observe(id, context)
    return found && found.rules.length > 0 ? found : undefined
  },
  holds: ({ routeTableId, rules, foreign }, wanted) => ({
    routeTableId,
    rules: inWantedOrder(
      [...rules, ...serves(foreign, wanted.rules ?? [])],
      wanted.rules,
      ({ destination }) => destination,
    ),
  }),
  settled: ({ lifecycleState }) =>
    lifecycleState === 'AVAILABLE' ? { state: 'yes' } : { state: 'no', waitingFor: `lifecycleState ${lifecycleState}` },
  create: ({ routeTableId, rules }, context) => write(routeTableId, rules, context),
  update: (id, { rules }, _, context) => write(id, rules, context),
  delete: (id, context) => write(id, [], context),
}

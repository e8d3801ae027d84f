import { headers } from '@interconnect/oci-api'
import { type Answer, type Call, namedObject, requireCompartment } from '../call.ts'
import type { OciDuration } from '../durations.ts'
import type { AnySimKind } from '../kind.ts'
import { insertObject, newOcid, reviseObject, sweepObjects } from '../objects.ts'
import { ServiceFault, incorrectState, notFound } from '../service-fault.ts'
import type { KindName, Stored } from '../stored.ts'
import { startWorkRequest } from '../work-requests.ts'
import { readBody } from './body.ts'
import { enterState, settleLater, tell } from './life-cycle.ts'
import { onceByToken } from './retry-token.ts'

type Members = Record<string, unknown>

const nameOf = (kind: AnySimKind): KindName => kind.name as KindName
const idOf = (call: Call): string => call.params['id'] ?? ''

const answer = (kind: AnySimKind, stored: Stored<KindName>, call: Call): Answer => ({
  status: 200,
  body: kind.show?.(stored, call) ?? stored.wire,
  etag: stored.etag,
})

export const readObject = (kind: AnySimKind, call: Call): Answer =>
  answer(kind, namedObject(call, nameOf(kind), idOf(call)), call)

export function createObject(kind: AnySimKind, call: Call): Answer {
  return onceByToken(call, nameOf(kind), () => {
    const body = readBody(kind.create!.body, call) as Members
    const { world, region } = call
    if (typeof body['compartmentId'] === 'string') requireCompartment(call, body['compartmentId'])
    kind.create!.check?.(body, call)
    tell(world, kind, 'creating', { region, body })
    sweepObjects(world, nameOf(kind))
    const stored = insert(kind, body, call)
    if (kind.settlesItself !== false) settleLater(world, kind, stored.wire.id, kind.stations.active, 'create')
    tell(world, kind, 'created', { id: stored.wire.id })
    return { ...answer(kind, stored, call), ...tracked(kind, kind.create!, stored, 'create', call) }
  })
}

function insert(kind: AnySimKind, body: Members, call: Call): Stored<KindName> {
  const { world } = call
  const region = call.service === 'identity' ? '' : call.region
  const name = body['displayName'] ?? body['name']
  const id = newOcid(world, kind.api.ocidType, region, `${String(body['compartmentId'])}/${String(name)}`)
  const made = kind.create!.make(body, call, id) as { wire: Members; items?: readonly never[] }
  const wire = {
    ...('displayName' in kind.create!.body.shape ? { displayName: defaultName(kind, call) } : {}),
    freeformTags: {},
    definedTags: {},
    lifecycleState: kind.stations.creating,
    ...made.wire,
    id,
    timeCreated: world.timestamp(),
  }
  return insertObject(world, { kind: nameOf(kind), region, wire: wire as never, items: made.items ?? [] })
}

/** Made from the kind and the time, as the service does. */
const defaultName = (kind: AnySimKind, { world }: Call): string =>
  kind.api.ocidType + world.timestamp().replace(/\D/g, '').slice(0, 14)

/** Changes nothing yet: the object must be there, in one of `states`, and be the version the caller knows. */
export function checkWritable(kind: AnySimKind, stored: Stored<KindName>, states: readonly string[], call: Call): void {
  if (stored.goneAtMs !== undefined) throw notFound()
  const expected = call.headers.get(headers.ifMatch)
  if (expected !== null && expected !== '*' && expected !== stored.etag)
    throw new ServiceFault('NoEtagMatch', `The If-Match header does not match the ETag of ${stored.wire.id}.`)
  const state: string = stored.wire.lifecycleState
  if (!states.includes(state)) throw incorrectState(`${kind.api.title} ${stored.wire.id} is in state ${state}.`)
}

export function updateObject(kind: AnySimKind, call: Call): Answer {
  const rule = kind.update!
  const stored = namedObject(call, nameOf(kind), idOf(call))
  const body = readBody(rule.body, call) as Members
  checkWritable(kind, stored, rule.in ?? [kind.stations.active], call)
  rule.check?.(stored, body, call)
  tell(call.world, kind, 'updating', { id: stored.wire.id, body })
  const members = (rule.apply?.(stored, body, call) ?? body) as Members
  const changed = Object.keys(body).filter((name) => !same((stored.wire as Members)[name], members[name]))
  const revised = reviseObject(call.world, nameOf(kind), stored.wire.id, ({ wire }) => ({
    wire: { ...wire, ...members },
  }))
  tell(call.world, kind, 'updated', { id: stored.wire.id, changed })
  return answer(kind, revised ?? stored, call)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export function deleteObject(kind: AnySimKind, call: Call): Answer {
  const rule = kind.delete!
  const stored = namedObject(call, nameOf(kind), idOf(call))
  const { id } = stored.wire
  checkWritable(kind, stored, rule.in ?? [kind.stations.active], call)
  rule.check?.(stored, call)
  tell(call.world, kind, 'deleting', { id })
  enterState(call.world, kind, id, kind.stations.deleting)
  if (kind.settlesItself !== false) settleLater(call.world, kind, id, kind.stations.gone, 'delete')
  tell(call.world, kind, 'delete-accepted', { id })
  const work = tracked(kind, rule, stored, 'delete', call)
  return { status: work.workRequestId === undefined ? 204 : 202, ...work }
}

/** The work request that tracks a step, where the kind has one. */
function tracked(
  kind: AnySimKind,
  { workRequest }: { readonly workRequest?: string },
  stored: Stored<KindName>,
  step: 'create' | 'delete',
  call: Call,
): Pick<Answer, 'workRequestId'> {
  if (workRequest === undefined) return {}
  return { workRequestId: startWorkRequest(call, workRequest, stored, `oci/${nameOf(kind)}/${step}` as OciDuration) }
}

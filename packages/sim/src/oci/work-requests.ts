import type { ServiceName, WorkRequest, WorkRequestError } from '@interconnect/oci-api'
import type { Failure, World } from '../core/index.ts'
import type { Call } from './call.ts'
import { type OciDuration, ociDurations } from './durations.ts'
import { newOcid } from './objects.ts'
import type { KindName, Stored } from './stored.ts'

/** A work request as the store holds it, in `oci/work-request`. */
export interface StoredWorkRequest {
  readonly service: ServiceName
  readonly region: string
  readonly wire: WorkRequest
  /** What went wrong, of one that has failed. */
  readonly errors?: readonly WorkRequestError[]
}

const collectionOf = (world: World) => world.store.collection<StoredWorkRequest>('oci/work-request')
const timerName = 'oci/work-request-done'

export const findWorkRequest = (world: World, id: string): StoredWorkRequest | undefined => collectionOf(world).get(id)
export const allWorkRequests = (world: World): StoredWorkRequest[] => collectionOf(world).values()

/** Starts a work request that succeeds after the usual time of `step`; its OCID. */
export function startWorkRequest(
  call: Call,
  operationType: string,
  about: Stored<KindName>,
  step: OciDuration,
): string {
  const { world, service, region } = call
  const { id: identifier, compartmentId = call.tenancyId } = about.wire
  const id = newOcid(world, service === 'iaas' ? 'coreservicesworkrequest' : 'identityworkrequest', region, identifier)
  const wire: WorkRequest = {
    id,
    compartmentId,
    operationType,
    status: 'IN_PROGRESS',
    resources: [{ actionType: 'IN_PROGRESS', entityType: about.kind, identifier }],
    percentComplete: 0,
    timeAccepted: world.timestamp(),
    timeStarted: world.timestamp(),
  }
  collectionOf(world).put(id, { service, region, wire })
  world.timers.schedule(`${timerName}/${id}`, world.clock.now() + world.duration(step, ociDurations[step]), timerName, {
    id,
  })
  return id
}

/** What an operation does to its object, by its verb; every other changes it. */
const outcomes: Readonly<Record<string, 'CREATED' | 'DELETED' | undefined>> = {
  LAUNCH: 'CREATED',
  TERMINATE: 'DELETED',
  DELETE: 'DELETED',
}

/** Registers the transition; once per world. */
export function handleWorkRequests(world: World): void {
  world.timers.handle<{ id: string }>(timerName, ({ id }, failure) => {
    const stored = collectionOf(world).get(id)
    if (!stored) return
    if (failure) {
      collectionOf(world).put(id, failed(world, stored, failure))
      return
    }
    const actionType = outcomes[stored.wire.operationType.split('_')[0]!] ?? 'UPDATED'
    const resources = stored.wire.resources.map((resource) => ({ ...resource, actionType }) as const)
    const done = { status: 'SUCCEEDED', percentComplete: 100, timeFinished: world.timestamp(), resources } as const
    collectionOf(world).put(id, { ...stored, wire: { ...stored.wire, ...done } })
  })
}

const failed = (world: World, stored: StoredWorkRequest, failure: Failure): StoredWorkRequest => ({
  ...stored,
  wire: { ...stored.wire, status: 'FAILED', timeFinished: world.timestamp() },
  errors: [{ ...failure, timestamp: world.timestamp() }],
})

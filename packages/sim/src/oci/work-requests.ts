import {
  pathAnalysisWorkRequests,
  type ServiceName,
  type WorkRequest,
  type WorkRequestError,
  workRequests,
} from '@interconnect/oci-api'
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
  /** What was found out, to be told when it has succeeded. */
  readonly results?: readonly object[]
  /** What went wrong, of one that has failed. */
  readonly errors?: readonly WorkRequestError[]
}

const collectionOf = (world: World) => world.store.collection<StoredWorkRequest>('oci/work-request')
const timerName = 'oci/work-request-done'

export const findWorkRequest = (world: World, id: string): StoredWorkRequest | undefined => collectionOf(world).get(id)
export const allWorkRequests = (world: World): StoredWorkRequest[] => collectionOf(world).values()

/** Starts a work request about one object; its OCID. */
export function startWorkRequest(
  call: Call,
  operationType: string,
  { kind, wire: { id: identifier, compartmentId = call.tenancyId } }: Stored<KindName>,
  step: OciDuration,
): string {
  const resources = [{ entityType: kind, identifier }]
  return startWork(call, { operationType, compartmentId, resources }, step)
}

/** What is to be done, and about what. */
export interface Work extends Pick<WorkRequest, 'operationType' | 'compartmentId'> {
  readonly resources: readonly { readonly entityType: string; readonly identifier: string }[]
  /** Told once it has succeeded. */
  readonly results?: readonly object[]
}

/** Type words of OCIDs; only Core's is known. */
const ocidTypes: Readonly<Partial<Record<ServiceName, string>>> = {
  iaas: workRequests.ocidType,
  identity: 'identityworkrequest',
  'vnca-api': pathAnalysisWorkRequests.ocidType,
}

/** Starts a work request that succeeds after the usual time of `step`; its OCID. */
export function startWork(call: Call, { results, ...work }: Work, step: OciDuration): string {
  const { world, service, region } = call
  const subject = work.resources[0]?.identifier ?? work.operationType
  const id = newOcid(world, ocidTypes[service] ?? '', region, subject)
  const wire: WorkRequest = {
    ...work,
    id,
    status: 'IN_PROGRESS',
    resources: work.resources.map((resource) => ({ ...resource, actionType: 'IN_PROGRESS' })),
    percentComplete: 0,
    timeAccepted: world.timestamp(),
    timeStarted: world.timestamp(),
  }
  forgetAnswers(world)
  collectionOf(world).put(id, { service, region, wire, ...(results && { results }) })
  world.timers.schedule(`${timerName}/${id}`, world.clock.now() + world.duration(step, ociDurations[step]), timerName, {
    id,
  })
  return id
}

/** What was only asked is kept for 12 hours. @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/path_analyzer.htm */
function forgetAnswers(world: World): void {
  const before = world.clock.now() - 12 * 60 * 60_000
  for (const [id, { wire, results }] of collectionOf(world).entries())
    if (results && Date.parse(wire.timeAccepted) < before) collectionOf(world).delete(id)
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

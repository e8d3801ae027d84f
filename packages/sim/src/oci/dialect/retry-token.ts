import { headers, retryTokenHours } from '@interconnect/oci-api'
import type { Answer, Call } from '../call.ts'
import { liveObject } from '../objects.ts'
import { ServiceFault } from '../service-fault.ts'
import type { KindName } from '../stored.ts'

interface Remembered {
  readonly atMs: number
  readonly answer: Answer
  /** The object made, whose deletion invalidates the token. */
  readonly made?: { readonly kind: KindName; readonly id: string }
}

const lifetimeMs = retryTokenHours * 60 * 60 * 1000

/**
 * Runs a call once per `opc-retry-token` and path: within 24 hours the same token gives the first result again.
 * @param kind of the object made; `undefined` for a call that makes none
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/usingapi.htm
 */
export function onceByToken(call: Call, kind: KindName | undefined, run: () => Answer): Answer {
  const token = call.headers.get(headers.retryToken)
  if (token === null) return run()
  const remembered = call.world.store.collection<Remembered>('oci/retry-token')
  const key = `${call.region} ${call.path} ${token}`
  const known = remembered.get(key)
  if (known && call.world.clock.now() - known.atMs < lifetimeMs) return replay(call, known)
  const answer = run()
  forgetExpired(call)
  const id = (answer.body as { id?: unknown } | undefined)?.id
  remembered.put(key, {
    atMs: call.world.clock.now(),
    answer,
    ...(kind !== undefined && typeof id === 'string' ? { made: { kind, id } } : {}),
  })
  return answer
}

function forgetExpired({ world }: Call): void {
  const remembered = world.store.collection<Remembered>('oci/retry-token')
  for (const [key, { atMs }] of remembered.entries()) if (world.clock.now() - atMs >= lifetimeMs) remembered.delete(key)
}

function replay(call: Call, { answer, made }: Remembered): Answer {
  if (made && !liveObject(call.world, made.kind, made.id))
    throw new ServiceFault('InvalidatedRetryToken', 'The resource created with this retry token has been deleted.')
  return answer
}

import type { FaultInput } from '@interconnect/sim'
import type { Goal } from './bad-world.ts'

/** How a step ends that a bad day is too much for. */
export interface Failure {
  readonly code: string
  readonly message?: RegExp
  readonly hint?: RegExp
  readonly details?: object
}

/** What a cloud does on a bad day, and what must come of it. */
export interface BadDay {
  readonly name: string
  readonly goal: Goal
  readonly faults: readonly FaultInput[]
  /** Steps that fail, by their ids; none where the run ends well all the same. */
  readonly fails?: Readonly<Record<string, Failure>>
}

type Cloud = NonNullable<FaultInput['cloud']>

/** What happens to `METHOD path` of a cloud; by default to the first such request. */
const fault =
  (cloud: Cloud) =>
  (request: string, effect: FaultInput['effect'], more: Pick<FaultInput, 'after' | 'count'> = {}): FaultInput => {
    const [method, path] = request.split(' ') as [string, string]
    return { cloud, method, path, effect, ...more }
  }

/** What happens to a request of Azure, given as `PUT part-of-path`. */
export const azure = fault('azure')
/** What happens to a request of OCI, given as `POST part-of-path`. */
export const oci = fault('oci')

/** An error answer in the cloud's own form. */
export const answer = (status: number, code: string, message?: string, retryAfterS?: number): FaultInput['effect'] => ({
  type: 'answer',
  status,
  code,
  ...(message !== undefined && { message }),
  ...(retryAfterS !== undefined && { retryAfterS }),
})

/** The same with `Retry-After`. */
export const answerLater = (status: number, code: string, retryAfterS: number): FaultInput['effect'] =>
  answer(status, code, 'injected fault', retryAfterS)

export const hours = (count: number): number => count * 3_600_000

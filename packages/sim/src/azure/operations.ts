import type { ArmError, AzureErrorCodeName, OperationStatus } from '@interconnect/azure-api'
import type { Collection, Failure, World } from '../core/index.ts'
import { ArmRefusal } from './refusal.ts'
import type { Stored } from './resource-types.ts'

/** One resource a PUT is about, and what it was before. */
export interface PutTarget {
  readonly type: string
  readonly id: string
  readonly previous?: Stored
}

/** What is to happen when an operation's time is over. */
export type OperationWork =
  | { readonly does: 'put'; readonly targets: readonly PutTarget[] }
  | { readonly does: 'delete'; readonly type: string; readonly id: string }
  | {
      readonly does: 'action'
      readonly type: string
      readonly id: string
      readonly path: string
      readonly parameters: Readonly<Record<string, string>>
    }
  | { readonly does: 'delete-group'; readonly id: string }
  | { readonly does: 'deploy'; readonly id: string }

/** A long-running operation; it stays readable for good. */
export interface Operation {
  readonly id: string
  readonly subscription: string
  readonly location: string
  readonly status: OperationStatus
  readonly startTime: string
  readonly endTime?: string
  readonly error?: ArmError
  readonly work: OperationWork
  /** Ids of top-level resources that take no other write meanwhile. */
  readonly locks: readonly string[]
  readonly result?: unknown
}

export interface OperationStart {
  readonly subscription: string
  readonly location: string
  readonly work: OperationWork
  readonly locks?: readonly string[]
  /** Absent: whoever started it finishes it. */
  readonly durationMs?: number
}

/** Does what an operation is for, at its end; with a refusal given it comes to nothing because of that. */
export type Complete = (work: OperationWork, refusal?: ArmRefusal) => unknown

const finished = 'azure/operation/finished'

/** Long-running operations and the locks they hold, on the world's durable timers. */
export class Operations {
  readonly #world: World
  readonly #operations: Collection<Operation>
  readonly #locks: Collection<string>

  /** `complete` does an operation's work at its end, or fails it; a refusal it throws fails the operation. */
  constructor(world: World, complete: Complete) {
    this.#world = world
    this.#operations = world.store.collection('azure/operations')
    this.#locks = world.store.collection('azure/locks')
    world.timers.handle<{ id: string }>(finished, ({ id }, failure) => this.#run(id, complete, failure))
  }

  find(id: string): Operation | undefined {
    return this.#operations.get(id.toLowerCase())
  }

  start({ locks = [], durationMs, ...what }: OperationStart): Operation {
    const id = this.#world.ids.guid('azure/operation')
    const operation: Operation = { ...what, id, status: 'InProgress', startTime: this.#world.timestamp(), locks }
    this.#operations.put(id, operation)
    for (const lock of locks) this.#locks.put(lock.toLowerCase(), id)
    if (durationMs !== undefined)
      this.#world.timers.schedule(`azure/operation/${id}`, this.#world.clock.now() + durationMs, finished, { id })
    return operation
  }

  finish(id: string, outcome: { readonly result?: unknown } | { readonly error: ArmError }): void {
    const operation = this.find(id)
    if (!operation) return
    const status = 'error' in outcome ? 'Failed' : 'Succeeded'
    this.#operations.put(id, { ...operation, ...outcome, status, endTime: this.#world.timestamp() })
    for (const lock of operation.locks) this.#locks.delete(lock.toLowerCase())
  }

  /** The running operation that keeps other writes off a top-level resource. */
  holderOf(rootId: string): Operation | undefined {
    const id = this.#locks.get(rootId.toLowerCase())
    return id === undefined ? undefined : this.find(id)
  }

  #run(id: string, complete: Complete, failure: Failure | undefined): void {
    const operation = this.find(id)
    if (!operation) return
    try {
      const result = complete(
        operation.work,
        failure && new ArmRefusal(failure.code as AzureErrorCodeName, failure.message),
      )
      this.finish(id, result === undefined ? {} : { result })
    } catch (error) {
      if (!(error instanceof ArmRefusal)) throw error
      this.finish(id, { error: error.body })
    }
  }
}

import type { Context, MiddlewareHandler } from 'hono'
import type { FaultEffect } from './faults.ts'
import { type RequestEffects, withEffects } from './request-effects.ts'
import type { World } from './world.ts'

/** What differs between the clouds in how every request is taken in. */
export interface ShellDialect {
  readonly cloud: 'azure' | 'oci'
  /** An error answer in this cloud's form. */
  error(context: Context, answer: Extract<FaultEffect, { type: 'answer' }>): Response
  /** Whether the request asks for a change; diagnostic POSTs and token requests do not. */
  isWrite(method: string, path: string): boolean
  /** Whether a collection of the store holds what users make, which reads may lag behind on. */
  readonly isResource?: (collection: string) => boolean
}

/** A status no server sends: the listener breaks the connection instead of answering. */
export const brokenConnection = 599

/**
 * Wraps every request of a simulated cloud: injected faults, the request journal, and one commit after its effect.
 */
export function requestShell(world: World, dialect: ShellDialect): MiddlewareHandler {
  return async (context, next) => {
    world.clock.catchUp()
    const { method } = context.req
    const url = new URL(context.req.url)
    const path = url.pathname + url.search
    const fault = world.faults.catch({ cloud: dialect.cloud, method, path })
    if (fault?.type === 'delay') await world.clock.lag(fault.ms)
    if (fault?.type === 'answer') context.res = dialect.error(context, fault)
    else if (fault?.type !== 'drop-before') await withEffects(effectsOf(fault, world, dialect), next)
    const broken = fault?.type === 'drop-before' || fault?.type === 'drop-after'
    if (broken) context.res = new Response(null, { status: brokenConnection })
    world.journal.add({
      atMs: world.clock.now(),
      cloud: dialect.cloud,
      method,
      path,
      status: broken ? 0 : context.res.status,
      write: dialect.isWrite(method, url.pathname),
    })
    world.commit()
  }
}

function effectsOf(
  fault: FaultEffect | undefined,
  world: World,
  { isResource = () => true }: ShellDialect,
): RequestEffects {
  if (fault?.type === 'slow-operation') return { laterByMs: fault.ms }
  if (fault?.type === 'fail-operation') return { failure: { code: fault.code, message: fault.message } }
  if (fault?.type === 'stale-read')
    return { former: world.store.history.formerAt(world.clock.now() - fault.ms, isResource) }
  return {}
}

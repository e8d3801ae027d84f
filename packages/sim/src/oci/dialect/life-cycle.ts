import type { World } from '../../core/index.ts'
import { type OciDuration, ociDurations } from '../durations.ts'
import { eventName } from '../events.ts'
import type { AnySimKind } from '../kind.ts'
import { reviseObject } from '../objects.ts'
import type { KindName } from '../stored.ts'

interface Settling {
  readonly kind: KindName
  readonly id: string
  readonly state: string
}

const timerName = 'oci/settle'

/** Has the object reach `state` after the usual time of `step`. */
export function settleLater(
  world: World,
  kind: AnySimKind,
  id: string,
  state: string,
  step: 'create' | 'delete',
): void {
  const name = `oci/${kind.name as KindName}/${step}`
  const dueMs = world.clock.now() + world.duration(name, ociDurations[name as OciDuration])
  world.timers.schedule(`${timerName}/${id}`, dueMs, timerName, { kind: kind.name, id, state } satisfies Settling)
}

/** Puts the object into `state` now; its final state clears up after it. */
export function enterState(world: World, kind: AnySimKind, id: string, state: string): void {
  const isGone = state === kind.stations.gone
  const stored = reviseObject(world, kind.name as KindName, id, ({ wire }) => ({
    wire: { ...wire, lifecycleState: state } as typeof wire,
    ...(isGone ? { goneAtMs: world.clock.now() } : {}),
  }))
  if (stored && isGone) kind.afterGone?.(stored, world)
}

/** Registers the transition; once per world. */
export function handleSettling(world: World, kinds: readonly AnySimKind[]): void {
  world.timers.handle<Settling>(timerName, ({ kind: name, id, state }) => {
    const kind = kinds.find((known) => known.name === name)
    if (kind) enterState(world, kind, id, state)
  })
}

export const tell = (world: World, kind: AnySimKind, event: Parameters<typeof eventName>[1], payload: unknown): void =>
  world.emit(eventName(kind.name as KindName, event), payload)

import type { Checkpoint, DropReason, Endpoint, Row, Station } from '../fabric/fabric.ts'
import type { ObjectRef } from '../model/object.ts'
import type { Packets } from '../packets/packet-space.ts'
import type { Decision, Direction } from './judge.ts'

/** One thing packets met. */
export type Hop =
  | {
      readonly at: 'checkpoint'
      readonly direction: Direction
      readonly checkpoint: Checkpoint
      /** Empty where state, or the absence of filters, let everything pass. */
      readonly allowedBy: readonly Decision[]
      readonly byState: boolean
    }
  | { readonly at: 'station'; readonly direction: Direction; readonly station: Station; readonly row: Row }
  | { readonly at: 'endpoint'; readonly direction: Direction; readonly endpoint: Endpoint }

/** How it ends for a set of packets. */
export type Ending =
  | { readonly outcome: 'answered' }
  | {
      readonly outcome: 'stopped'
      readonly direction: Direction
      readonly checkpoint: Checkpoint
      readonly by: Decision
    }
  | {
      readonly outcome: 'dropped'
      readonly direction: Direction
      readonly station: Station
      readonly reason: DropReason
      readonly row?: Row
    }

/** Packets that met the same things in the same order, there and back. */
export interface Path {
  readonly from: Endpoint
  readonly hops: readonly Hop[]
  readonly ending: Ending
  /** As they left their source. */
  readonly packets: Packets
}

/** The object a path ends at, and its rule or row there. */
export function endedAt(ending: Ending): { readonly object: ObjectRef; readonly rule?: string } | undefined {
  switch (ending.outcome) {
    case 'answered':
      return undefined
    case 'stopped':
      return { object: ending.by.object, ...(ending.by.rule && { rule: ending.by.rule.name }) }
    case 'dropped':
      return { object: ending.row?.object ?? ending.station.object, ...(ending.row && { rule: ending.row.text }) }
  }
}

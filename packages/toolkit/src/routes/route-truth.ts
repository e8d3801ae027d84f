import type { Cloud, Prefix } from '@interconnect/model'
import type { Leg } from '@interconnect/routing'

/** What a station can do with a prefix: hear of it from a neighbour, send packets by it, tell it to a neighbour. */
export const acts = ['learned', 'chosen', 'advertised'] as const
export type Act = (typeof acts)[number]

/** Whether a station does each of them. Left out: none of its business or, of what is observed, not told by the cloud. */
export type Handling = Partial<Readonly<Record<Act, boolean>>>

/** Neighbouring routers that hold a route at the same time, such as the two edges a gateway hears. */
export interface Paths {
  readonly expected: number
  readonly observed?: number
}

/** What tells one line of a station from another. */
export interface LineKey {
  readonly prefix: Prefix
  /** Who it comes from, or who stands behind it: `Oracle edge`, `DRG`, `VNet`, … */
  readonly via: string
  readonly leg?: Leg
}

/** What is known of one prefix at one station. */
export interface RouteLine extends LineKey {
  /** `{}` for what nobody asked for. */
  readonly expected: Handling
  readonly observed: Handling
  /** As routers print it, nearest first; empty where the prefix is at home. */
  readonly asPath?: string
  readonly paths?: Paths
}

/** How much of a limit is used. */
export interface Load {
  /** Such as `routes learned from Oracle`. */
  readonly what: string
  readonly leg?: Leg
  readonly count: number
  readonly limit: number
  /** What the station does above it. */
  readonly above: string
}

/** `not-made`: there is no link to look at; `absent`: it should be there; `untold`: no call of the cloud tells. */
export type StationState = 'told' | 'untold' | 'absent' | 'not-made'

/** One router or table on the way, with what it should know and what it knows. */
export interface StationTruth {
  /** `oci/drg-table/vcn`, `azure/edge`, …: equal in every world. */
  readonly id: string
  readonly title: string
  readonly cloud: Cloud
  readonly state: StationState
  /** Why it cannot be told, or what is told by somebody else. */
  readonly remark?: string
  readonly lines: readonly RouteLine[]
  readonly loads: readonly Load[]
}

/** A difference between what a station should know and what it knows. */
export interface RouteFinding {
  /** `routes/<what>`. */
  readonly id: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly station: string
  readonly prefix?: Prefix
  readonly leg?: Leg
  readonly message: string
  readonly hint: string
}

/** Every prefix on every station of a link. */
export interface RouteTruth {
  readonly name: string
  /** Whether there was a link to look at; otherwise this is what it will be. */
  readonly observed: boolean
  readonly sessions: Partial<Readonly<Record<Leg, 'UP' | 'DOWN'>>>
  readonly stations: readonly StationTruth[]
  readonly findings: readonly RouteFinding[]
}

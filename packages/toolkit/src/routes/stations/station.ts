import type { Graph } from '@interconnect/engine'
import { type Cloud, contains, isPrefix, type Prefix, type ResolvedSpec } from '@interconnect/model'
import type { LinkRoutes } from '@interconnect/routing'
import type { LinkReadings, ReadingPorts } from '../../link-readings.ts'
import type { Handling, LineKey, Load, RouteLine } from '../route-truth.ts'

/** What follows from the document alone. */
export interface Wanted {
  readonly spec: ResolvedSpec
  readonly graph: Graph
  /** What each BGP speaker should know. */
  readonly routes: LinkRoutes
}

export interface RouteContext extends Wanted, ReadingPorts {
  readonly readings: LinkReadings
}

export type ExpectedLine = Omit<RouteLine, 'observed'>
export type ObservedLine = Omit<RouteLine, 'expected' | 'paths'> & {
  /** How many neighbouring routers hold it. */
  readonly pathsSeen?: number
}

export interface ExpectedStation {
  readonly id: string
  readonly title: string
  readonly lines: readonly ExpectedLine[]
}

/** What the clouds say of a station. */
export type Reading =
  | { readonly state: 'absent' }
  | { readonly state: 'untold'; readonly remark: string }
  | {
      readonly state: 'told'
      readonly lines: readonly ObservedLine[]
      readonly remark?: string
      /** Routes in it, where more are held than concern the link. */
      readonly total?: number
    }

/** The lines of a station with what is known of each: observed or, before anything exists, expected. */
export interface Known {
  readonly spec: ResolvedSpec
  readonly lines: readonly (LineKey & { readonly handling: Handling })[]
  readonly total: number
}

/** A sort of router or table. One file and one line in `index.ts` each. */
export interface StationKind {
  readonly cloud: Cloud
  /** What to look at when one of its routes is missing. */
  readonly hint: string
  /** Every station of the sort, before anything exists. */
  expected(wanted: Wanted): readonly ExpectedStation[]
  /** Reads what the clouds say of one of them. */
  read(station: ExpectedStation, context: RouteContext): Promise<Reading>
  /** How full it is, by what is known or, before anything exists, by what is expected. */
  loads?(known: Known): readonly Load[]
}

/** Whether traffic for one of the wanted prefixes could go by this one instead. */
export const concerns = (wanted: readonly LineKey[], prefix: string): prefix is Prefix =>
  isPrefix(prefix) && wanted.some((line) => contains(line.prefix, prefix))

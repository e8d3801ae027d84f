import type { SourcePlace } from '@interconnect/model'
import type { z } from 'zod'
import type { ClusterObjects } from '../objects.ts'

/** Kinds of one API group that are read alike, and what they become. */
export interface ManifestKind<Wire = unknown> {
  /** API group, any version of it; empty for the core. */
  readonly group: string
  readonly kinds: readonly string[]
  readonly schema: z.ZodType<Wire>
  read(wire: Wire, from: ReadFrom): Partial<ClusterObjects>
}

export interface ReadFrom {
  readonly kind: string
  /** Where the object is named; looked for when it is asked. Absent for what comes from an API server. */
  readonly place?: () => SourcePlace
}

export const defineManifestKind = <Wire>(kind: ManifestKind<Wire>): ManifestKind => kind

import type { AskedFlow } from '@interconnect/toolkit'
import type { NetworkHands } from '../harness/networks-of-others.ts'
import type { InProcessClouds } from '@interconnect/sim'

/** Both clouds as somebody with the consoles has them. */
export interface Consoles extends NetworkHands {
  readonly simulator: InProcessClouds
}

/** Brings back by hand what was broken; `apply` and `repair` are the commands of that name. */
export type Undo = ((consoles: Consoles) => Promise<unknown>) | 'apply' | 'repair'

/** One object broken by hand, and what a trace must say. */
export interface Break {
  readonly what: string
  /** The kind it strikes, or one of its properties: `azure/subnet`, `oci/subnet.routeTableId`. */
  readonly of: string
  /** What is asked for; by default SSH from Azure to OCI. */
  readonly flow?: Partial<AskedFlow>
  /** Objects that must be named, exactly, each as `kind name`, with `: rule` where a rule is to blame. */
  readonly names: readonly string[]
  /** By default nothing passes. */
  readonly verdict?: 'partly'
  make(consoles: Consoles): Promise<Undo>
}

/** A change after which the flow passes all the same, and what is said of it then. */
export interface Harmless extends Omit<Break, 'names' | 'verdict'> {
  readonly legs?: { readonly there: readonly string[]; readonly back: readonly string[] }
}

/** A change that its cloud does not take, so that it can break nothing. */
export interface Refused {
  readonly of: string
  readonly what: string
  readonly says: RegExp
  make(consoles: Consoles): Promise<unknown>
}

import type { AzureApi } from '@interconnect/azure'
import type { Attributes, Graph, Key, Plan, ResourceNode } from '@interconnect/engine'
import type { Page, ResolvedSpec } from '@interconnect/model'
import type { OciApi } from '@interconnect/oci'
import type { Fabric } from '@interconnect/reach'
import type { LinkRoutes } from '@interconnect/routing'
import type { LinkReadings } from '../link-readings.ts'

export type Verdict = 'pass' | 'fail' | 'unknown'

/** What a probe found about one subject, with its evidence. */
export interface Check {
  /** What was looked at: an object, a leg, a prefix. */
  readonly subject: string
  readonly verdict: Verdict
  readonly expected: string
  readonly actual: string
  /** The next step when it failed. */
  readonly hint?: string
  /** Set where `unknown` leaves the proof as it is: nothing is there yet that the cloud could tell about. */
  readonly isIdle?: true
}

/** A check together with the probe that made it. */
export interface ProvedCheck extends Check {
  readonly probe: string
}

export interface ProbeContext {
  readonly spec: ResolvedSpec
  /** The objects as observed just now. */
  readonly attributes: (key: Key) => Attributes | undefined
  readonly graph: Graph
  /** What people call an object: its kind and name. */
  readonly titleOf: (node: ResourceNode) => string
  /** What an apply would do now: nothing, where all is as wanted. */
  readonly plan: Plan
  /** What each station should know, worked out from the document. */
  readonly expected: LinkRoutes
  readonly readings: LinkReadings
  /** Both clouds as the document wants them, worked out when first asked for. */
  readonly predicted: () => Fabric
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly signal: AbortSignal
}

/** A check of one value against what it should be. */
export const expectValue = (subject: string, expected: string, actual: string | undefined, hint?: string): Check => ({
  subject,
  verdict: actual === undefined ? 'unknown' : actual === expected ? 'pass' : 'fail',
  expected,
  actual: actual ?? 'nothing was told',
  ...(hint !== undefined && actual !== expected && { hint }),
})

/** The check of an object that has to be there before anything can be said about it. */
export const absent = (subject: string): Check => ({
  subject,
  verdict: 'fail',
  expected: 'to exist',
  actual: 'absent',
  hint: 'run `interconnect apply`',
})

/** What a cloud tells only of machines that run: none does yet, so there is nothing to be proved. */
export const idle = (subject: string, expected: string, actual: string): Check => ({
  subject,
  verdict: 'unknown',
  expected,
  actual,
  isIdle: true,
})

/** One thing to be proved about the running link. Reads only; `unknown` is an honest verdict. */
export interface Probe {
  /** `probe/<name>`, equal to its file. */
  readonly id: string
  /** A claim: what holds when all its checks pass. */
  readonly title: string
  run(context: ProbeContext): Promise<readonly Check[]>
  /** What to say when somebody asks about it. */
  readonly page: Page
}

/** All checks, and what they come to: one failure fails, one unknown makes unknown. */
export interface Proof {
  readonly name: string
  readonly verdict: Verdict
  readonly checks: readonly ProvedCheck[]
}

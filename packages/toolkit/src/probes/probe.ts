import type { AzureApi } from '@interconnect/azure'
import type { Attributes, Key } from '@interconnect/engine'
import type { ResolvedSpec } from '@interconnect/model'
import type { OciApi } from '@interconnect/oci'
import type { LinkRoutes } from '@interconnect/routing'

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
}

/** A check together with the probe that made it. */
export interface ProvedCheck extends Check {
  readonly probe: string
}

export interface ProbeContext {
  readonly spec: ResolvedSpec
  /** The objects as observed just now. */
  readonly attributes: (key: Key) => Attributes | undefined
  /** What each station should know, worked out from the document. */
  readonly expected: LinkRoutes
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly signal: AbortSignal
}

/** One thing to be proved about the running link. Reads only; `unknown` is an honest verdict. */
export interface Probe {
  /** `probe/<name>`, equal to its file. */
  readonly id: string
  /** A claim: what holds when all its checks pass. */
  readonly title: string
  run(context: ProbeContext): Promise<readonly Check[]>
}

/** All checks, and what they come to: one failure fails, one unknown makes unknown. */
export interface Proof {
  readonly name: string
  readonly verdict: Verdict
  readonly checks: readonly ProvedCheck[]
}

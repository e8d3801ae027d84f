import type { AzureApi } from '@interconnect/azure'
import type { Plan } from '@interconnect/engine'
import type { Finding, Page, ResolvedSpec } from '@interconnect/model'
import type { OciApi } from '@interconnect/oci'

/** What a check may look at; both sessions only read. */
export interface PreflightContext {
  readonly spec: ResolvedSpec
  /** What is about to be done: nothing is asked about what is there already. */
  readonly plan: Plan
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly signal: AbortSignal
}

/** What stands in the way (`error`), or what could not be known (`info`). */
export type PreflightRemark = Pick<Finding, 'severity' | 'at' | 'message'> & { readonly hint: string }

/** One thing asked of the clouds before anything is written: a file and a line in `checks/index.ts`. */
export interface PreflightCheck {
  readonly id: `preflight/${string}`
  /** What holds when all is well, as a sentence without full stop. */
  readonly title: string
  /** Where in the document it belongs, for what could not be asked. */
  readonly at: Finding['at']
  run(this: void, context: PreflightContext): Promise<readonly PreflightRemark[]>
  readonly page: Page
}

/** How many objects of a type the plan creates. */
export const created = ({ steps }: Plan, type: string): number =>
  steps.filter((step) => step.action === 'create' && step.type === type).length

import { hasChanges } from '@interconnect/engine'
import { type Finding, InterconnectError } from '@interconnect/model'
import { preflightChecks } from './checks/index.ts'
import type { PreflightCheck, PreflightContext } from './preflight-check.ts'

/**
 * Asks both clouds what would stop the plan half-way: permissions, registrations, quotas, offers. Reads only; a plan without
 * changes asks nothing.
 */
export async function preflight(context: PreflightContext): Promise<Finding[]> {
  if (!hasChanges(context.plan)) return []
  return (await Promise.all(preflightChecks.map((check) => findingsOf(check, context)))).flat()
}

async function findingsOf({ id, at, run }: PreflightCheck, context: PreflightContext): Promise<Finding[]> {
  try {
    return (await run(context)).map((remark) => ({ id, ...remark }))
  } catch (error) {
    if (context.signal.aborted || !InterconnectError.is(error) || error.kind.fault === 'us') throw error
    return [{ id, at, ...unknown(error) }]
  }
}

/** Not being let to ask is no reason not to try. */
const unknown = ({ message }: InterconnectError) =>
  ({
    severity: 'info',
    message: `could not be asked, and is not known: ${message}`,
    hint: 'go on when you know it to be so; what is missing then shows in the middle of an apply, which can be run again',
  }) as const

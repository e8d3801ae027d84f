import { type ErrorCode, type ErrorCodeName, errorCodes } from '../error-codes.ts'
import type { ExplainedPage, Page } from '../page.ts'
import { accessPages } from './error-access.ts'
import { changePages } from './error-change.ts'
import { cloudPages } from './error-cloud.ts'
import { clusterPages } from './error-cluster.ts'
import { documentPages } from './error-document.ts'
import { existingPages } from './error-existing.ts'
import { planPages } from './error-plan.ts'
import { runPages } from './error-run.ts'
import { usagePages } from './error-usage.ts'

/** A page for each code; the type asks for one as soon as there is a code. */
const pages: Readonly<Record<ErrorCodeName, Page>> = {
  ...usagePages,
  ...documentPages,
  ...existingPages,
  ...accessPages,
  ...clusterPages,
  ...runPages,
  ...changePages,
  ...planPages,
  ...cloudPages,
}

const faults = { user: 'yours to mend', cloud: "the cloud's", us: 'ours' } as const

/** The pages of all error codes. */
export const errorPages: readonly ExplainedPage[] = Object.entries<ErrorCode>(errorCodes).map(
  ([id, { meaning, fault, retryable, exitCode }]) => ({
    id,
    sort: 'error code',
    title: meaning,
    marks: [faults[fault], ...(retryable ? ['tried again'] : []), `exit code ${exitCode}`],
    ...pages[id as ErrorCodeName],
  }),
)

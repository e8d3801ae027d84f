import { namesExisting, review } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { findingsResult, withDocument } from '../with-document.ts'

/** Checks a document by itself. What depends on existing networks cannot be told without the clouds. */
export const validate = (input: GlobalInput & { file: string }, host: Host): Promise<Result> =>
  withDocument(input.file, host, async ({ document, source }) => {
    const { findings } = review(document)
    const readsClouds = /^(existing|address)\//
    const known = namesExisting(document) ? findings.filter(({ id }) => !readsClouds.test(id)) : findings
    return findingsResult(known, source)
  })

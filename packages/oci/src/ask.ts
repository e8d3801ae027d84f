import { type Clock, InterconnectError } from '@interconnect/model'
import { childPath, pathAnalysisWorkRequests } from '@interconnect/oci-api'
import type { CallOptions, OciApi, Question } from './api.ts'

/** How often a work request is asked after, and when it is given up, in milliseconds. */
const pollEveryMs = 5_000
const deadlineMs = 5 * 60_000

/** Asks, waits for the work request, and gives its results. */
export async function ask<T>(
  api: OciApi,
  clock: Clock,
  { service, path, body, result }: Question<T>,
  options: CallOptions = {},
): Promise<T[]> {
  const there = { ...options, service }
  const id = await api.action(path, body, there)
  if (id === undefined) throw new InterconnectError('us/unmapped', `OCI: POST ${path} names no work request`)
  await finished(api, clock, id, there)
  return api.list(childPath(pathAnalysisWorkRequests, id, 'results'), result, {}, there)
}

async function finished(api: OciApi, clock: Clock, id: string, options: CallOptions): Promise<void> {
  const deadline = clock.now() + deadlineMs
  for (;;) {
    // No answer is there at once.
    await clock.sleep(pollEveryMs, { signal: options.signal })
    const done = await api.workRequest(id, options)
    if (done.state === 'failed') throw done.error
    if (done.state === 'succeeded') return
    if (clock.now() >= deadline)
      throw new InterconnectError('cloud/deadline', `OCI: no result after ${deadlineMs / 60_000} minutes`, {
        hint: 'the service may still be at it; run the command again',
        details: { workRequestId: id },
      })
  }
}

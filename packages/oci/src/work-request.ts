import type { OperationState } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import { childPath, objectPath, WorkRequest, WorkRequestError, workRequests } from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

async function failure(
  api: OciApi,
  request: WorkRequest,
  options: CallOptions | undefined,
): Promise<InterconnectError> {
  const { id, operationType, status } = request
  const errors = await api.list(childPath(workRequests, id, 'errors'), WorkRequestError, {}, options)
  const said = errors.map(({ code, message }) => `${code}: ${message}`).join('; ')
  return new InterconnectError('cloud/operation-failed', `${operationType} ended as ${status}${said && `: ${said}`}`, {
    details: { workRequestId: id, operationType, status, errors },
  })
}

/**
 * How a work request of the networking API stands. One that is no longer known has ended long ago (they are kept for
 * twelve hours): the object tells the rest.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/workrequestoverview.htm
 */
export async function readWorkRequest(api: OciApi, id: string, options?: CallOptions): Promise<OperationState> {
  const found = await api.get(objectPath(workRequests, id), WorkRequest, options)
  if (!found || found.body.status === 'SUCCEEDED') return { state: 'succeeded' }
  const { status } = found.body
  if (status !== 'FAILED' && status !== 'CANCELED') return { state: 'running' }
  return { state: 'failed', error: await failure(api, found.body, options) }
}

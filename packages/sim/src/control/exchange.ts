import { type Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { InterconnectError } from '@interconnect/model'
import type { ControlAccess } from './control-file.ts'

export interface ControlRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly agent?: Agent
}

/**
 * One exchange with a control endpoint; waits for the answer as long as it takes, for a sleep may take long.
 * @throws cloud/unreachable when nobody answers
 * @throws us/bug for any refusal
 */
export async function exchange(
  access: ControlAccess,
  { method = 'GET', path, body, agent }: ControlRequest,
): Promise<unknown> {
  const { status, content } = await send(access, { method, path, body, ...(agent && { agent }) })
  if (status < 300) return JSON.parse(content)
  throw new InterconnectError('us/bug', `the simulator refused ${method} ${path} with ${status}: ${content}`)
}

const send = ({ endpoint, token }: ControlAccess, { method, path, body, agent }: ControlRequest) =>
  new Promise<{ status: number; content: string }>((resolve, reject) => {
    const content = body === undefined ? undefined : JSON.stringify(body)
    const sent = request(endpoint + path, {
      method,
      ...(agent && { agent }),
      headers: {
        authorization: `Bearer ${token}`,
        ...(content && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
      },
    })
    sent.on('error', (cause) => reject(unreachable(endpoint, cause)))
    sent.on('response', (response) => {
      text(response).then(
        (received) => resolve({ status: response.statusCode ?? 0, content: received }),
        (cause: Error) => reject(unreachable(endpoint, cause)),
      )
    })
    sent.end(content)
  })

const unreachable = (endpoint: string, cause: Error): InterconnectError =>
  new InterconnectError('cloud/unreachable', `the simulator does not answer at ${endpoint}: ${cause.message}`, {
    hint: 'is `interconnect sim start` still running?',
    cause,
  })

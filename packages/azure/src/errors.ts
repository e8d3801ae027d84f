import { type ArmError, armHeaders } from '@interconnect/azure-api'
import { type ErrorCodeName, InterconnectError } from '@interconnect/model'
import { hintFor, limitNamed, translateCode, translateStatus } from './error-translation.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Answer, Exchange } from './transport.ts'

/** The error for an answer that refuses the request. `now` turns a `Retry-After` date into a delay. */
export function refusal(
  { method, url }: Pick<Exchange, 'method' | 'url'>,
  answer: Answer,
  now: number,
): InterconnectError {
  const error = armErrorIn(answer.body)
  const delay = retryAfterMs(answer, now)
  return translated(error, translateStatus(answer.status), {
    status: answer.status,
    request: `${method} ${new URL(url).pathname}`,
    requestId: answer.header(armHeaders.requestId),
    correlationId: answer.header(armHeaders.correlationId),
    ...(delay !== undefined && { retryAfterMs: delay }),
    ...(!error && answer.text !== '' && { body: answer.text.slice(0, 500) }),
  })
}

/** The error for an operation that ended as `Failed` or `Canceled`. */
export function operationFailure(status: string, body: unknown): InterconnectError {
  const error = armErrorIn(body) ?? { code: status, message: `the operation ended as ${status}` }
  return translated(error, 'cloud/operation-failed', { status })
}

function translated(
  error: ArmError | undefined,
  fallback: ErrorCodeName | undefined,
  details: Readonly<Record<string, unknown>> & { readonly request?: string },
): InterconnectError {
  const telling = error && tellingError(error)
  const code = (telling && translateCode(telling.code)) ?? fallback ?? 'us/unmapped'
  const message = error ? `Azure: ${wholeMessage(error)}` : `Azure answered with status ${String(details['status'])}`
  const limit = code === 'cloud/quota' ? limitNamed(telling?.code ?? '', details.request ?? '') : undefined
  return new InterconnectError(code, limit === undefined ? message : `${message} (limit ${limit})`, {
    hint: hintFor(telling?.code ?? '', code),
    details: defined({
      ...details,
      limit,
      armCode: telling?.code,
      ...(error && telling !== error && { outerCode: error.code }),
      target: telling?.target ?? error?.target,
    }),
  })
}

/** Takes an error body or an operation body apart, whatever the parts really are. */
function armErrorIn(body: unknown): ArmError | undefined {
  return isRecord(body) ? armErrorOf(body['error']) : undefined
}

function armErrorOf(value: unknown): ArmError | undefined {
  if (!isRecord(value)) return undefined
  const { code, message, target, details } = value
  if (typeof code !== 'string') return undefined
  return {
    code,
    message: typeof message === 'string' ? message : code,
    ...(typeof target === 'string' && { target }),
    ...(Array.isArray(details) && { details: details.map(armErrorOf).filter((error) => error !== undefined) }),
  }
}

/**
 * The error that says most: the network provider wraps the useful code in an outer `InvalidRequestFormat`.
 * @source https://github.com/hashicorp/terraform/issues/27215
 */
function tellingError(error: ArmError): ArmError {
  const inner = (error.details ?? []).map(tellingError).find(({ code }) => translateCode(code) !== undefined)
  return inner ?? error
}

/** The message with those of the details behind it, on one line. */
function wholeMessage({ message, details = [] }: ArmError): string {
  const inner = details.map(wholeMessage).filter((text) => !message.includes(text))
  const sentences = [message, ...inner].map((text) => text.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, ''))
  return sentences.join('; ').slice(0, 1000)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const defined = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

import { retryAfterMs } from '@interconnect/engine'
import { type ErrorCodeName, InterconnectError } from '@interconnect/model'
import { ErrorBody, headers, type ServiceErrorCode, serviceErrors } from '@interconnect/oci-api'
import type { OciAuth } from './auth.ts'

/** What went over the wire when a call failed. */
export interface FailedCall {
  /** Verb and path, such as `POST /vcns`. */
  readonly operation: string
  readonly auth: Pick<OciAuth, 'source' | 'nextStep'>
  readonly status: number
  readonly headers: Headers
  /** Parsed when it was JSON, otherwise the text. */
  readonly body: unknown
  /** Values of the request that must not come back in a message. */
  readonly secrets: readonly string[]
  /** Turns a `Retry-After` date into a delay. */
  readonly now: number
}

/** @source https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm */
const byServiceCode: Record<ServiceErrorCode, ErrorCodeName> = {
  CannotParseRequest: 'cloud/invalid',
  MissingParameter: 'cloud/invalid',
  InvalidParameter: 'cloud/invalid',
  UnprocessableEntity: 'cloud/invalid',
  PayloadTooLarge: 'cloud/invalid',
  RequestHeaderFieldsTooLarge: 'cloud/invalid',
  LimitExceeded: 'cloud/quota',
  QuotaExceeded: 'cloud/quota',
  RelatedResourceNotAuthorizedOrNotFound: 'cloud/not-found',
  NotAuthorizedOrNotFound: 'cloud/not-found',
  NotFound: 'cloud/not-found',
  NotAuthenticated: 'credentials/rejected',
  SignUpRequired: 'permission/denied',
  NotAuthorized: 'permission/denied',
  NotAllowed: 'permission/denied',
  IncorrectState: 'cloud/busy',
  ExternalServerIncorrectState: 'cloud/busy',
  Conflict: 'cloud/conflict',
  InvalidatedRetryToken: 'cloud/token-spent',
  ResourceLocked: 'cloud/conflict',
  NotAuthorizedOrResourceAlreadyExists: 'cloud/conflict',
  NoEtagMatch: 'cloud/stale',
  TooManyRequests: 'cloud/throttled',
  InternalServerError: 'cloud/unavailable',
  ServiceUnavailable: 'cloud/unavailable',
  ExternalServerUnreachable: 'cloud/unavailable',
  ExternalServerTimeout: 'cloud/unavailable',
  ExternalServerInvalidResponse: 'cloud/unavailable',
  MethodNotAllowed: 'us/unmapped',
  MethodNotImplemented: 'us/unmapped',
}

const byStatus: Readonly<Record<number, ErrorCodeName>> = {
  401: 'credentials/rejected',
  403: 'permission/denied',
  404: 'cloud/not-found',
  409: 'cloud/conflict',
  412: 'cloud/stale',
  429: 'cloud/throttled',
  501: 'us/unmapped',
}

const isKnown = (code: string): code is ServiceErrorCode => Object.hasOwn(serviceErrors, code)

function codeOf(status: number, serviceCode: string | undefined): ErrorCodeName {
  if (serviceCode !== undefined && isKnown(serviceCode)) return byServiceCode[serviceCode]
  return byStatus[status] ?? (status >= 500 ? 'cloud/unavailable' : 'us/unmapped')
}

/**
 * The limit that OCI says was exceeded: its own name where the message gives it, otherwise what was to be made.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/servicelimits.htm
 */
function limitNamed({ body, operation }: FailedCall): string {
  const { message } = body as { message?: string }
  const named = /limits? (?:\w+ )*exceeded: ([\w-]+(?:, ?[\w-]+)*)/i.exec(message ?? '')?.[1]
  return named ?? operation.split('/')[1]!
}

const hints: Partial<Record<ErrorCodeName, (call: FailedCall) => string>> = {
  'credentials/rejected': ({ auth }) =>
    `${auth.nextStep}; and see that the clock of this machine is right within five minutes`,
  'cloud/not-found': () =>
    'OCI gives the same answer for what is missing and for what the credentials may not see: check the policies too',
  'permission/denied': () =>
    'the link needs `manage virtual-network-family` in the compartment; ask an administrator for the policy',
  'cloud/quota': (call) =>
    isQuotaPolicy(call)
      ? 'ask whoever keeps the quota policies of the compartment to raise it, or delete what is not needed'
      : `ask for more of ${limitNamed(call)} in the console under Governance > Limits, Quotas and Usage, or delete what is not needed`,
}

/** A quota is set by the tenancy's own administrators, a limit by Oracle. */
const isQuotaPolicy = ({ body }: FailedCall): boolean => (body as { code?: string }).code === 'QuotaExceeded'

/** What there is to show of an answer that is not OCI's usual `{code, message}`. */
const rawText = ({ body, status }: FailedCall): string =>
  body === undefined ? `status ${status}` : (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 500)

const hide = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((shown, secret) => shown.replaceAll(secret, '[redacted]'), text)

/** The typed error of an answer of status 400 and above, with OCI's own words, code and request id in it. */
export function failedCall(call: FailedCall): InterconnectError {
  const { data } = ErrorBody.safeParse(call.body)
  const code = codeOf(call.status, data?.code)
  const said = hide(data?.message ?? rawText(call), call.secrets)
  const delayMs = retryAfterMs(call.headers.get('retry-after'), call.now)
  const by = code === 'credentials/rejected' ? ` with ${call.auth.source}` : ''
  return new InterconnectError(code, `OCI refused ${call.operation}${by}: ${data?.code ?? call.status}: ${said}`, {
    hint: hints[code]?.(call),
    details: {
      operation: call.operation,
      status: call.status,
      serviceCode: data?.code,
      serviceMessage: said,
      ...(code === 'cloud/quota' && { limit: limitNamed(call) }),
      opcRequestId: call.headers.get(headers.requestId) ?? undefined,
      ...(delayMs === undefined ? {} : { retryAfterMs: delayMs }),
    },
  })
}

import { InterconnectError } from '@interconnect/model'

type Meaning = readonly [what: string, hint: string]

const late: Meaning = ['did not answer in time', 'check the network and proxies on the way, then try again']
const unrouted: Meaning = ['cannot be routed to from here', 'check the network of this machine']

/** What a failure below HTTP means to people, by the code or name Node gives it. */
const meanings: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: ['refused the connection', 'check that the endpoint is right and that something listens there'],
  ECONNRESET: ['closed the connection before answering', 'check proxies and firewalls on the way, then try again'],
  ENOTFOUND: [
    'is not a name DNS knows',
    'check the endpoint for a typing mistake, and the name service of this machine',
  ],
  EAI_AGAIN: ['could not be looked up in DNS', 'check the name service of this machine, then try again'],
  ETIMEDOUT: late,
  AbortError: late,
  TimeoutError: late,
  EHOSTUNREACH: unrouted,
  ENETUNREACH: unrouted,
}

const untrusted: Meaning = [
  'shows a certificate that is not trusted here',
  'name the file with the authority that signed it in NODE_EXTRA_CA_CERTS before the program starts',
]

/** OpenSSL's verification codes and Node's own TLS codes. */
const isCertificateProblem = (code: string): boolean => /CERT|_SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO/.test(code)

const silent: Meaning = ['did not answer', late[1]]

const meaningOf = (reason: string): Meaning => meanings[reason] ?? (isCertificateProblem(reason) ? untrusted : silent)

interface Failure {
  readonly code?: unknown
  readonly name?: unknown
  readonly message?: unknown
  readonly cause?: Failure | undefined
}

/** The system's code, which `fetch` hides in the cause. A timeout has only its name. */
function reasonOf({ code, name, message, cause }: Failure): string {
  const told = [code, cause?.code].find((one) => typeof one === 'string')
  if (told !== undefined) return told
  return typeof name === 'string' && Object.hasOwn(meanings, name) ? name : String(message)
}

/**
 * The error of a request that got no answer at all.
 * @param operation verb and path, such as `GET /vcns`
 */
export function unreachable(operation: string, url: string, cause: unknown): InterconnectError {
  const { origin } = new URL(url)
  const reason = reasonOf(cause ?? {})
  const [what, hint] = meaningOf(reason)
  return new InterconnectError('cloud/unreachable', `${origin} ${what}`, {
    hint,
    details: { operation, endpoint: origin, reason },
    cause,
  })
}

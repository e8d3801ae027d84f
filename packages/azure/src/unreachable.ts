import { InterconnectError } from '@interconnect/model'

/** What a failure below HTTP means to people, by the code Node gives it. */
const meanings: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ECONNREFUSED: ['refused the connection', 'check that the endpoint is right and that something listens there'],
  ECONNRESET: ['closed the connection before answering', 'check proxies and firewalls on the way, then try again'],
  ENOTFOUND: [
    'is not a name DNS knows',
    'check the endpoint for a typing mistake, and the name service of this machine',
  ],
  EAI_AGAIN: ['could not be looked up in DNS', 'check the name service of this machine, then try again'],
  ETIMEDOUT: ['did not answer in time', 'check the network and proxies on the way, then try again'],
  EHOSTUNREACH: ['cannot be routed to from here', 'check the network of this machine'],
  ENETUNREACH: ['cannot be routed to from here', 'check the network of this machine'],
  AbortError: ['did not answer in time', 'check the network and proxies on the way, then try again'],
}

const tls: readonly [string, string] = [
  'shows a certificate that is not trusted here',
  'give the authority that signed it as ca, or as NODE_EXTRA_CA_CERTS before the program starts',
]

/** The error for a request that got no answer at all. */
export function unreachable(cause: unknown, origin: string): InterconnectError {
  const { code, name, message } = cause as { code?: string; name?: string; message?: string }
  const [what, hint] =
    meanings[code ?? ''] ??
    meanings[name ?? ''] ??
    (isCertificateProblem(code) ? tls : ['did not answer', 'check the network and proxies on the way, then try again'])
  return new InterconnectError('cloud/unreachable', `${origin} ${what}`, {
    hint,
    details: { endpoint: origin, reason: code ?? message ?? name },
    cause,
  })
}

/** OpenSSL's verification codes and Node's own TLS codes. */
const isCertificateProblem = (code = ''): boolean => /CERT|_SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO/.test(code)

import { InterconnectError } from '@interconnect/model'
import type { OciAuth } from './auth.ts'
import { quietly } from './quietly.ts'

export interface Signable {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  /** Gets the signature and what it covers. */
  readonly headers: Headers
  readonly body?: string | undefined
}

export interface Signer {
  /** Signs a request in place. */
  sign(request: Signable): Promise<void>
  /** Reads the credentials anew for the next request, unless that was done since `used` was given out. */
  renew(used: Pass): void
  /** Stands for the credentials that requests are signed with now. */
  readonly pass: Pass
}

/** Equal as long as the credentials are. */
export type Pass = object

const unusable = (auth: OciAuth, cause: unknown): InterconnectError =>
  new InterconnectError(
    'credentials/missing',
    `cannot sign with ${auth.source}: ${cause instanceof Error ? cause.message : String(cause)}`,
    {
      hint: auth.nextStep,
      cause,
    },
  )

/**
 * Signs with the official signer, which is loaded at the first request: it costs 0.2 s. Dates are the wall clock's,
 * whatever clock the caller runs on.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm
 */
export function createSigner(auth: OciAuth): Signer {
  const load = async () => {
    const { DefaultRequestSigner } = await import('oci-common')
    const provider = await auth.provider()
    return new DefaultRequestSigner(provider)
  }
  let loading: ReturnType<typeof load> | undefined
  let pass: Pass = {}
  return {
    get pass() {
      return pass
    },
    renew(used) {
      if (used !== pass) return
      pass = {}
      loading = undefined
    },
    sign: ({ method, url, headers, body }) =>
      quietly(async () => {
        try {
          const signer = await (loading ??= load())
          await signer.signHttpRequest({ method, uri: url, headers, body })
        } catch (cause) {
          loading = undefined
          throw InterconnectError.is(cause) ? cause : unusable(auth, cause)
        }
      }),
  }
}

import type { AuthenticationDetailsProvider } from 'oci-common'

/** One way of proving who we are. Nothing is read before the first request. */
export interface OciAuth {
  /** For messages: where the credentials come from, such as `profile DEFAULT of ~/.oci/config`. */
  readonly source: string
  /** What to try when they are missing or refused. */
  readonly nextStep: string
  /** @throws credentials/missing */
  provider(): Promise<AuthenticationDetailsProvider>
}

/** Environment variables, as a port. */
export type Environment = Readonly<Record<string, string | undefined>>

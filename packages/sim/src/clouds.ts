import type { World } from './core/index.ts'
import type { FetchApp } from './serve/http-adapter.ts'

/** What a client of the simulated Azure has to know. */
export interface AzureAccess {
  readonly tenant: string
  readonly subscription: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What a client of the simulated OCI has to know. */
export interface OciAccess {
  readonly tenancy: string
  readonly user: string
  /** MD5 of the public key as colon-separated hex pairs. */
  readonly fingerprint: string
  /** RSA, PKCS#8 PEM. */
  readonly privateKeyPem: string
  /** A compartment to build in. */
  readonly compartment: string
  /** Home region, such as `us-ashburn-1`. */
  readonly region: string
}

/** Both clouds of one world with the link between them, as one app, and who may use them. */
export interface Clouds {
  readonly app: FetchApp
  readonly azure: AzureAccess
  readonly oci: OciAccess
}

export function makeClouds(_world: World): Clouds {
  throw new Error('not wired')
}

import { azureApp, simulatedIdentity } from './azure/index.ts'
import type { World } from './core/index.ts'
import { linkActor } from './link/index.ts'
import { ensurePrincipal, generateKeyPair, type KeyPair, ociApp, type Principal } from './oci/index.ts'
import type { FetchApp } from './serve/http-adapter.ts'

/** What a client of the simulated Azure has to know. */
export interface AzureAccess {
  readonly tenant: string
  readonly subscription: string
  readonly clientId: string
  readonly clientSecret: string
  /** What proves to the simulated host's identity endpoint that one is on the host. */
  readonly identityHeader: string
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

/** Makes both clouds of a world and joins them; once per world. */
export const makeClouds = (world: World): Clouds => cloudsWithKey(world, keyPairOfProcess)

/** As `makeClouds`, for a user who signs with that key. */
export function cloudsWithKey(world: World, newKeyPair: () => KeyPair): Clouds {
  const principal = ensurePrincipal(world, newKeyPair)
  const link = linkActor(world)
  const azure = azureApp(world, { link: link.azure })
  const oci = ociApp(world, { link: link.oci })
  return {
    app: {
      fetch: (request, connection) => (isOci(request) ? oci : azure).fetch(request, connection),
    },
    azure: simulatedIdentity,
    oci: ociAccess(principal),
  }
}

let keyPair: KeyPair | undefined

/** Making one takes a few hundred milliseconds, and worlds do not mind sharing it. */
const keyPairOfProcess = (): KeyPair => (keyPair ??= generateKeyPair())

const isOci = (request: Request): boolean => /^\/oci(\/|$)/.test(new URL(request.url).pathname)

const ociAccess = ({
  tenancyId,
  userId,
  fingerprint,
  privateKeyPem,
  compartmentId,
  homeRegion,
}: Principal): OciAccess => ({
  tenancy: tenancyId,
  user: userId,
  fingerprint,
  privateKeyPem,
  compartment: compartmentId,
  region: homeRegion,
})

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { World } from '../core/index.ts'

/** The one application of the simulated directory, and what the simulated host's managed identity asks for. */
export const simulatedIdentity = {
  tenant: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
  clientSecret: 'simulated-client-secret',
  /** Value of `IDENTITY_HEADER` (or `MSI_SECRET`). */
  identityHeader: 'simulated-identity-header',
  /** The subscription that exists from the start; any other GUID works as well. */
  subscription: '00000000-0000-0000-0000-000000000000',
} as const

/** Seconds a token lives. @source https://learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes */
export const tokenLifetimeS = 3600

export interface IssuedToken {
  readonly text: string
  /** Wall time in seconds. */
  readonly expiresOnS: number
}

export type TokenVerdict =
  | { readonly is: 'good' }
  | { readonly is: 'unknown' }
  | { readonly is: 'expired'; readonly atMs: number }

/** Bearer tokens of a world: they carry their own proof, so that they outlive the process that issued them. */
export class Tokens {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  issue(audience: string): IssuedToken {
    const nowS = Math.floor(this.#world.wall.now() / 1000)
    const expiresOnS = nowS + tokenLifetimeS
    const { tenant, clientId } = simulatedIdentity
    const claims = {
      aud: audience,
      iss: `https://sts.windows.net/${tenant}/`,
      iat: nowS,
      nbf: nowS,
      exp: expiresOnS,
      appid: clientId,
      idtyp: 'app',
      oid: clientId,
      sub: clientId,
      tid: tenant,
      ver: '1.0',
    }
    const payload = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
    return { text: `${payload}.${this.#sign(payload)}`, expiresOnS }
  }

  check(text: string): TokenVerdict {
    const [header, claims, signature = ''] = text.split('.')
    const expected = Buffer.from(this.#sign(`${header}.${claims}`))
    const given = Buffer.from(signature)
    if (claims === undefined || given.length !== expected.length || !timingSafeEqual(given, expected))
      return { is: 'unknown' }
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number }
    return exp * 1000 > this.#world.wall.now() ? { is: 'good' } : { is: 'expired', atMs: exp * 1000 }
  }

  #sign(payload: string): string {
    return createHmac('sha256', `azure/token/${this.#world.seed}`).update(payload).digest('base64url')
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

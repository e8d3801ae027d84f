import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from './error-answer.ts'
import { simulatedIdentity, type Tokens } from './identity.ts'
import { ArmRefusal } from './refusal.ts'

/** Lets through only who shows a token of this world's token endpoint. */
export const requireToken =
  (tokens: Tokens): MiddlewareHandler =>
  async (context, next) => {
    const refusal = tokenRefusal(tokens, context.req.header('authorization'))
    if (!refusal) return next()
    context.header('www-authenticate', challenge(context, refusal.message))
    return refuse(context, refusal)
  }

function tokenRefusal(tokens: Tokens, authorization: string | undefined): ArmRefusal | undefined {
  if (authorization === undefined)
    return new ArmRefusal('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.")
  const verdict = tokens.check(/^Bearer (.+)$/i.exec(authorization)?.[1] ?? '')
  if (verdict.is === 'unknown') return new ArmRefusal('InvalidAuthenticationToken', 'The access token is invalid.')
  if (verdict.is === 'good') return undefined
  const expiry = new Date(verdict.atMs).toISOString()
  return new ArmRefusal(
    'ExpiredAuthenticationToken',
    `The access token expiry UTC time '${expiry}' is earlier than current UTC time.`,
  )
}

const challenge = (context: Context, description: string): string =>
  `Bearer authorization_uri="${new URL(context.req.url).origin}/${simulatedIdentity.tenant}", error="invalid_token", error_description="${description}"`

import { type Context, Hono } from 'hono'
import { absolute } from './request-path.ts'
import { simulatedIdentity, tokenLifetimeS, type Tokens } from './identity.ts'

/**
 * The directory's token endpoint for an application with a secret, and the managed identity of a simulated host.
 * @source https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 * @source https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export function tokenEndpoint(tokens: Tokens): Hono {
  const app = new Hono()
  app.get('/common/discovery/instance', (context) => context.json(instances(context)))
  for (const version of ['', '/v2.0'])
    app.get(`/:tenant${version}/.well-known/openid-configuration`, (context) =>
      context.json(openIdConfiguration(context)),
    )
  for (const version of ['', '/v2.0'])
    app.post(`/:tenant/oauth2${version}/token`, async (context) =>
      clientCredentials(context, tokens, await form(context)),
    )
  app.get('/msi/token', (context) =>
    managedIdentity(context, tokens, context.req.header('x-identity-header'), context.req.query('resource')),
  )
  app.post('/msi/token', async (context) =>
    managedIdentity(context, tokens, context.req.header('secret'), (await form(context)).get('resource') ?? undefined),
  )
  return app
}

const form = async (context: Context): Promise<URLSearchParams> => new URLSearchParams(await context.req.text())

function openIdConfiguration(context: Context) {
  const tenant = context.req.param('tenant')
  const base = absolute(context, `/${tenant}`)
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    issuer: `${base}/v2.0`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['HS256'],
  }
}

const instances = (context: Context) => ({
  tenant_discovery_endpoint: absolute(context, '/common/v2.0/.well-known/openid-configuration'),
  'api-version': '1.1',
  metadata: [],
})

function clientCredentials(context: Context, tokens: Tokens, fields: URLSearchParams): Response {
  const { tenant, clientId, clientSecret } = simulatedIdentity
  if (![tenant, 'adfs', 'common', 'organizations'].includes(context.req.param('tenant') ?? ''))
    return oauthError(context, 'invalid_request', `AADSTS90002: Tenant '${context.req.param('tenant')}' not found.`)
  if (fields.get('grant_type') !== 'client_credentials')
    return oauthError(
      context,
      'unsupported_grant_type',
      `AADSTS70003: The app requested an unsupported grant type '${fields.get('grant_type')}'.`,
    )
  if (fields.get('client_id') !== clientId)
    return oauthError(
      context,
      'unauthorized_client',
      `AADSTS700016: Application with identifier '${fields.get('client_id')}' was not found in the directory.`,
    )
  if (fields.get('client_secret') !== clientSecret)
    return oauthError(
      context,
      'invalid_client',
      'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.',
      401,
    )
  const scope = fields.get('scope') ?? fields.get('resource') ?? ''
  const { text } = tokens.issue(scope.replace(/\/\.default$/, ''))
  return context.json({
    token_type: 'Bearer',
    expires_in: tokenLifetimeS,
    ext_expires_in: tokenLifetimeS,
    access_token: text,
  })
}

const oauthError = (context: Context, error: string, description: string, status: 400 | 401 = 400): Response =>
  context.json(
    { error, error_description: description, error_codes: [Number(/AADSTS(\d+)/.exec(description)?.[1])] },
    status,
  )

function managedIdentity(context: Context, tokens: Tokens, header: string | undefined, resource = ''): Response {
  if (header !== simulatedIdentity.identityHeader)
    return context.json({ statusCode: 401, message: 'The identity header is missing or wrong.' }, 401)
  const { text, expiresOnS } = tokens.issue(resource)
  return context.json({
    access_token: text,
    expires_on: String(expiresOnS),
    resource,
    token_type: 'Bearer',
    client_id: simulatedIdentity.clientId,
  })
}

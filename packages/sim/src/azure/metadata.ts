import { type Context, Hono } from 'hono'

import { simulatedIdentity } from './identity.ts'

/**
 * What a client asks first to find its way: in the oldest form one cloud, later a list.
 * @source https://learn.microsoft.com/cli/azure/cloud
 */
export function metadataRoutes(): Hono {
  const app = new Hono()
  app.get('/metadata/endpoints', (context) =>
    context.json(context.req.query('api-version') === '2015-01-01' ? oldest(context) : [cloud(context)]),
  )
  return app
}

const originOf = (context: Context): string => new URL(context.req.url).origin

const oldest = (context: Context) => ({
  galleryEndpoint: originOf(context),
  graphEndpoint: originOf(context),
  portalEndpoint: originOf(context),
  authentication: { loginEndpoint: originOf(context), audiences: ['https://management.azure.com/'] },
})

function cloud(context: Context) {
  const origin = originOf(context)
  const audiences = ['https://management.core.windows.net/', 'https://management.azure.com/']
  return {
    name: 'Simulated',
    portal: origin,
    resourceManager: `${origin}/`,
    authentication: { loginEndpoint: origin, audiences, tenant: simulatedIdentity.tenant, identityProvider: 'AAD' },
    graphAudience: origin,
    graph: origin,
    gallery: origin,
    batch: origin,
    media: origin,
    sqlManagement: origin,
    microsoftGraphResourceId: origin,
    vmImageAliasDoc: origin,
    suffixes: { storage: 'simulated.example', keyVaultDns: 'simulated.example', acrLoginServer: 'simulated.example', sqlServerHostname: 'simulated.example' },
  }
}

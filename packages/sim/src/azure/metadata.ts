import { type Context, Hono } from 'hono'

import { simulatedIdentity } from './identity.ts'

/**
 * What a client asks first to find its way: of 2019-05-01 a list of clouds, later this one alone.
 * @source https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/cloud/custom.py
 */
export function metadataRoutes(): Hono {
  const app = new Hono()
  app.get('/metadata/endpoints', (context) => context.json(answer(context)))
  return app
}

function answer(context: Context) {
  const version = context.req.query('api-version')
  if (version === '2015-01-01') return oldest(context)
  return version === '2019-05-01' ? [cloud(context)] : cloud(context)
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
    suffixes: {
      storage: 'simulated.example',
      keyVaultDns: 'simulated.example',
      acrLoginServer: 'simulated.example',
      sqlServerHostname: 'simulated.example',
    },
  }
}

import { expressRouteServiceProviderType } from '@interconnect/azure-api'
import { type Context, Hono } from 'hono'
import type { Azure } from './azure.ts'
import { pageOf } from './page.ts'
import { originalPath } from './request-path.ts'
import { simulatedIdentity } from './identity.ts'
import type { World } from '../core/index.ts'
import { bandwidthsOf, type ServiceProvider, serviceProviders } from './kinds/service-providers.ts'
import { locations } from './locations.ts'
import { providerView, providerViews, setRegistration } from './registrations.ts'
import { asksForTag, matches } from './resource-filter.ts'
import type { Stored } from './resource-types.ts'

/** What is asked of a subscription rather than of a resource. */
export function subscriptionRoutes(azure: Azure): Hono {
  const app = new Hono()
  app.get('/tenants', (context) => context.json({ value: [tenant()] }))
  app.get('/subscriptions', (context) => context.json(pageOf(context, subscriptions(azure).map(subscriptionView))))
  const one = '/subscriptions/:subscription'
  app.get(one, (context) => context.json(subscriptionView(subscriptionIn(context))))
  app.get(`${one}/locations`, (context) =>
    context.json({ value: locations.map(locationView(subscriptionIn(context))) }),
  )
  app.get(`${one}/resources`, (context) => listResources(azure, context))
  app.get(`${one}/resourcegroups/:resource_group/resources`, (context) => listResources(azure, context))
  app.get(`${one}/providers`, (context) => context.json(pageOf(context, providerViews(azure, subscriptionIn(context)))))
  app.get(`${one}/providers/:namespace`, (context) => context.json(providerIn(azure, context)))
  app.post(`${one}/providers/:namespace/register`, (context) => register(azure, context, 'Registered'))
  app.post(`${one}/providers/:namespace/unregister`, (context) => register(azure, context, 'NotRegistered'))
  app.get(`${one}/providers/${expressRouteServiceProviderType.toLowerCase()}`, (context) =>
    context.json({ value: serviceProviders.map(serviceProviderView(azure.world)) }),
  )
  return app
}

const subscriptionIn = (context: Context): string => originalPath(context).split('/')[2]!
const providerIn = (azure: Azure, context: Context) =>
  providerView(azure, subscriptionIn(context), originalPath(context).split('/')[4]!)

/** The one that is there from the start, and every one somebody has used. */
function subscriptions({ groups }: Azure): string[] {
  const used = groups.list().map(({ id }) => id.split('/')[2]!.toLowerCase())
  return [...new Set([simulatedIdentity.subscription, ...used])]
}

const subscriptionView = (subscriptionId: string) => ({
  id: `/subscriptions/${subscriptionId}`,
  subscriptionId,
  tenantId: simulatedIdentity.tenant,
  displayName: 'Simulated subscription',
  state: 'Enabled',
  subscriptionPolicies: {
    locationPlacementId: 'Public_2014-09-01',
    quotaId: 'PayAsYouGo_2014-09-01',
    spendingLimit: 'Off',
  },
  authorizationSource: 'RoleBased',
  managedByTenants: [],
})

const tenant = () => ({
  id: `/tenants/${simulatedIdentity.tenant}`,
  tenantId: simulatedIdentity.tenant,
  displayName: 'Simulated directory',
  defaultDomain: 'simulated.example',
  tenantCategory: 'Home',
})

const locationView =
  (subscription: string) =>
  ([name, displayName]: readonly [string, string]) => ({
    id: `/subscriptions/${subscription}/locations/${name}`,
    name,
    type: 'Region',
    displayName,
    regionalDisplayName: displayName,
    metadata: { regionType: 'Physical', regionCategory: 'Recommended' },
  })

/** The list is generic: no properties, and no tags when it was asked for by tag. */
function listResources(azure: Azure, context: Context): Response {
  const [, , subscription, , resourceGroup] = originalPath(context).split('/')
  const within =
    context.req.param('resource_group') === undefined
      ? { subscription: subscription! }
      : { subscription: subscription!, resourceGroup: resourceGroup! }
  const filter = context.req.query('$filter')
  const found = azure.kinds.topLevel.flatMap(({ of }) => azure.resources.list(of, within)).filter(matches(filter))
  const items = found.map((resource) => genericView(resource, !asksForTag(filter)))
  return context.json(pageOf(context, items, Number(context.req.query('$top') ?? azure.world.quirks.pageSize ?? 1000)))
}

function genericView({ id, name, type, location, tags, ...rest }: Stored, withTags: boolean) {
  return {
    id,
    name,
    type,
    location,
    ...('sku' in rest ? { sku: rest.sku } : {}),
    ...(withTags && tags ? { tags } : {}),
  }
}

function register(azure: Azure, context: Context, state: 'Registered' | 'NotRegistered'): Response {
  setRegistration(azure.world, subscriptionIn(context), originalPath(context).split('/')[4]!, state)
  return context.json(providerIn(azure, context))
}

/** The id really looks like this. @source https://github.com/Azure/azure-rest-api-specs (ExpressRouteProviderList) */
const serviceProviderView = (world: World) => (provider: ServiceProvider) => ({
  name: provider.name,
  id: `/subscriptions//resourceGroups//providers/${expressRouteServiceProviderType}/`,
  type: expressRouteServiceProviderType,
  properties: {
    peeringLocations: provider.peeringLocations,
    bandwidthsOffered: bandwidthsOf(world, provider).map(([offerName, valueInMbps]) => ({ offerName, valueInMbps })),
    provisioningState: 'Succeeded',
  },
})

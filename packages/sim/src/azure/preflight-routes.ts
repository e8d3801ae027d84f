import { networkQuotas, type NetworkQuota } from '@interconnect/azure-api'
import { type Context, Hono } from 'hono'
import type { Azure } from './azure.ts'
import { locations, normalLocation } from './locations.ts'
import { azureRole } from './permissions.ts'
import { ArmRefusal } from './refusal.ts'
import { originalPath } from './request-path.ts'

/** What one may ask before making anything: roles of the caller, and what is used of the quotas. */
export function preflightRoutes(azure: Azure): Hono {
  const app = new Hono()
  const subscription = '/subscriptions/:subscription'
  const permissions = 'providers/microsoft.authorization/permissions'
  app.get(`${subscription}/${permissions}`, (context) => context.json(permissionsOf(azure)))
  app.get(`${subscription}/resourcegroups/:resource_group/${permissions}`, (context) => {
    const [, , of, , group] = originalPath(context).split('/')
    azure.groups.get(of!, group!)
    return context.json(permissionsOf(azure))
  })
  app.get(`${subscription}/providers/microsoft.network/locations/:location/usages`, (context) => usages(azure, context))
  return app
}

/** @source https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource-group */
const permissionsOf = ({ world }: Azure) => ({
  value: [{ ...azureRole(world), dataActions: [], notDataActions: [] }],
})

/** @source https://learn.microsoft.com/rest/api/virtualnetwork/usages/list */
function usages(azure: Azure, context: Context): Response {
  const [, , subscription, , , , given] = originalPath(context).split('/')
  const location = normalLocation(given!)
  if (!locations.some(([name]) => name === location))
    throw new ArmRefusal('InvalidParameter', `The location '${given}' is not available.`)
  const value = (Object.keys(networkQuotas) as NetworkQuota[]).map((name) => ({
    id: `/subscriptions/${subscription}/providers/Microsoft.Network/locations/${location}/usages/${name}`,
    unit: 'Count',
    currentValue: usedIn(azure, name, { subscription: subscription!, location }),
    limit: quotaOf(azure, name),
    name: { value: name, localizedValue: networkQuotas[name].title },
  }))
  return context.json({ value })
}

const quotaOf = ({ world }: Azure, name: NetworkQuota): number =>
  world.limit(`azure/${name}`, networkQuotas[name].limit)

function usedIn(azure: Azure, name: NetworkQuota, at: { subscription: string; location: string }): number {
  const kind = azure.kinds.kinds.find(({ of }) => of.type === networkQuotas[name].type)
  if (!kind) return 0
  const all = azure.resources.list(kind.of, { subscription: at.subscription })
  return all.filter((resource) => resource.location === at.location).length
}

/** @throws ArmRefusal when a new resource of this type is one too many for its region */
export function requireQuota(
  azure: Azure,
  type: string,
  { id, location = '' }: { id: string; location?: string },
): void {
  const at = { subscription: id.split('/')[2]!, location }
  const name = (Object.keys(networkQuotas) as NetworkQuota[]).find((one) => networkQuotas[one].type === type)
  if (name === undefined || usedIn(azure, name, at) < quotaOf(azure, name)) return
  const what = networkQuotas[name].title.toLowerCase()
  throw new ArmRefusal(
    'QuotaExceeded',
    `Cannot create more than ${quotaOf(azure, name)} ${what} for this subscription in this region.`,
  )
}

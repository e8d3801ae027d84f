import {
  armHeaders,
  resourceGroupId,
  resourceGroupSchema,
  resourceGroupType,
  tagsObjectSchema,
} from '@interconnect/azure-api'
import { type Context, Hono } from 'hono'
import type { Azure } from './azure.ts'
import { acceptBody, parseJson } from './body.ts'
import { pageOf } from './page.ts'
import { absolute, apiVersionOf, originalPath } from './request-path.ts'
import { requireLocation } from './locations.ts'
import { ArmRefusal } from './refusal.ts'
import { matches } from './resource-filter.ts'
import { deleteGroup } from './resource-group-delete.ts'
import type { StoredResourceGroup } from './resource-groups.ts'

/** @source https://learn.microsoft.com/rest/api/resources/resource-groups */
export function resourceGroupRoutes(azure: Azure): Hono {
  const app = new Hono()
  const all = '/subscriptions/:subscription/resourcegroups'
  const one = `${all}/:resource_group`
  app.get(all, (context) => list(azure, context))
  app.get(one, (context) => read(azure, context))
  app.put(one, (context) => put(azure, context))
  app.patch(one, (context) => patch(azure, context))
  app.delete(one, (context) => remove(azure, context))
  return app
}

function named(context: Context): [subscription: string, name: string] {
  const [, , subscription, , name] = originalPath(context).split('/')
  return [subscription!, name!]
}

function list({ groups, world }: Azure, context: Context): Response {
  const found = groups.list(context.req.param('subscription')).filter(matches(context.req.query('$filter')))
  return context.json(pageOf(context, found, world.quirks.pageSize))
}

function read({ groups }: Azure, context: Context): Response {
  const [subscription, name] = named(context)
  if (context.req.method === 'HEAD') return context.body(null, groups.find(subscription, name) ? 204 : 404)
  return context.json(groups.get(subscription, name))
}

async function put({ groups }: Azure, context: Context): Promise<Response> {
  const [subscription, name] = named(context)
  const body = acceptBody(resourceGroupSchema, parseJson(await context.req.text()))
  if (!/^[-\w._()]{1,90}$/.test(name) || name.endsWith('.'))
    throw new ArmRefusal('InvalidResourceName', `The provided resource group name '${name}' is not valid.`)
  const previous = groups.find(subscription, name)
  if (previous) groups.getWritable(subscription, name)
  const group: StoredResourceGroup = {
    ...body,
    id: previous?.id ?? resourceGroupId({ subscription, resourceGroup: name }),
    name: previous?.name ?? name,
    type: resourceGroupType,
    location: locationOf(body, previous),
    properties: { provisioningState: 'Succeeded' },
  }
  groups.put(group)
  return context.json(group, previous ? 200 : 201)
}

function locationOf(body: { readonly location: string }, previous: StoredResourceGroup | undefined): string {
  const location = requireLocation(resourceGroupType, '', body, undefined)
  if (!previous || previous.location === location) return location
  throw new ArmRefusal(
    'InvalidResourceGroupLocation',
    `Invalid resource group location '${location}'. The Resource group already exists in location '${previous.location}'.`,
  )
}

async function patch({ groups }: Azure, context: Context): Promise<Response> {
  const group = groups.getWritable(...named(context))
  const { tags } = acceptBody(tagsObjectSchema, parseJson(await context.req.text()))
  const changed = { ...group, tags: { ...group.tags, ...tags } }
  groups.put(changed)
  return context.json(changed)
}

function remove(azure: Azure, context: Context): Response {
  const operation = deleteGroup(azure, azure.groups.get(...named(context)))
  const path = `/subscriptions/${operation.subscription}/operationresults/${operation.id}?api-version=${apiVersionOf(context)}`
  context.header(armHeaders.location, absolute(context, path))
  return context.body(null, 202)
}

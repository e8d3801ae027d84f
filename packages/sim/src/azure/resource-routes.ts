import { armHeaders, parentId, tagsObjectSchema } from '@interconnect/azure-api'
import { type Context, Hono } from 'hono'
import { startAction } from './actions.ts'
import type { Azure } from './azure.ts'
import { acceptBody, parseJson } from './body.ts'
import { acceptDelete } from './deletes.ts'
import { pageOf } from './page.ts'
import { checkPreconditions } from './preconditions.ts'
import { absolute, apiVersionOf, originalPath } from './request-path.ts'
import type { Action, AnyAzureKind } from './kind.ts'
import { requireFree, locksOf } from './locks.ts'
import { operationUrl } from './operation-urls.ts'
import type { Operation } from './operations.ts'
import { acceptPut, startUpdate } from './puts.ts'
import { requireRegistered } from './registrations.ts'
import { found, idIn, requireName, requireParent, requireParentToWrite, requireWritable } from './resource-lookup.ts'
import type { ArmBody, ResourceType, Stored } from './resource-types.ts'
import { viewOf } from './view.ts'

/** Every URL of every kind, derived from the kinds. */
export function resourceRoutes(azure: Azure): Hono {
  const app = new Hono()
  for (const kind of azure.kinds.kinds) {
    const one = pathOf(kind.of)
    const list = one.slice(0, one.lastIndexOf('/'))
    app.get(list, (context) => listIn(azure, kind, context))
    if (kind.listedBySubscription)
      app.get(`/subscriptions/:subscription/providers/${kind.of.type.toLowerCase()}`, (context) =>
        listAll(azure, kind, context),
      )
    app.get(one, (context) => read(azure, kind, context))
    app.put(one, (context) => put(azure, kind, context))
    app.delete(one, (context) => remove(azure, kind, context))
    if (kind.tagsPatch) app.patch(one, (context) => patch(azure, kind, context))
    for (const action of kind.actions ?? [])
      app.on(action.method, `${one}/${lowerPattern(action.path)}`, (context) => act(azure, kind, action, context))
  }
  return app
}

function pathOf(type: ResourceType): string {
  if (type.parent)
    return `${pathOf(type.parent)}/${type.type.split('/').at(-1)!.toLowerCase()}/:${type.name.replaceAll('-', '_')}`
  return `/subscriptions/:subscription/resourcegroups/:resource_group/providers/${type.type.toLowerCase()}/:${type.name.replaceAll('-', '_')}`
}

const lowerPattern = (path: string): string =>
  path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? segment : segment.toLowerCase()))
    .join('/')

/** Asked by HEAD, whether it is there is the whole answer. @source https://learn.microsoft.com/rest/api/resources/resources/check-existence-by-id */
function read(azure: Azure, kind: AnyAzureKind, context: Context): Response {
  const resource = shown(azure, kind, found(azure, kind, context), context)
  return context.req.method === 'HEAD' ? context.body(null, 204) : context.json(resource)
}

/** The resource as it is shown, with its etag in the header. */
function shown(azure: Azure, kind: AnyAzureKind, stored: Stored, context: Context): Stored {
  context.header('etag', stored.etag)
  return viewOf(azure, kind, stored)
}

function listIn(azure: Azure, kind: AnyAzureKind, context: Context): Response {
  const id = idIn(azure, kind, context)
  const [subscription, resourceGroup] = [id.split('/')[2]!, id.split('/')[4]!]
  if (kind.of.parent) requireParent(azure, kind, id)
  const within = kind.of.parent ? { parent: parentId(id) } : { subscription, resourceGroup }
  const items = azure.resources.list(kind.of, within).map((one) => viewOf(azure, kind, one))
  return context.json(pageOf(context, items, azure.world.quirks.pageSize))
}

function listAll(azure: Azure, kind: AnyAzureKind, context: Context): Response {
  const subscription = context.req.param('subscription')!
  const items = azure.resources.list(kind.of, { subscription }).map((one) => viewOf(azure, kind, one))
  return context.json(pageOf(context, items, azure.world.quirks.pageSize))
}

async function bodyOf(context: Context): Promise<Record<string, unknown>> {
  return parseJson(await context.req.text())
}

async function put(azure: Azure, kind: AnyAzureKind, context: Context): Promise<Response> {
  // Clients leave `properties` out when they set none of them.
  const json = { properties: {}, ...(await bodyOf(context)) }
  requireWritable(azure, kind, context)
  const id = idIn(azure, kind, context)
  requireName(id)
  requireParentToWrite(azure, kind, id)
  checkPreconditions(context, azure.resources.get(kind.of, id))
  const accepted = acceptPut(azure, kind, id, acceptBody<ArmBody>(kind.of.schema, json))
  announce(context, accepted.operation, { location: false })
  return context.json(shown(azure, kind, azure.resources.get(kind.of, id), context), accepted.created ? 201 : 200)
}

function remove(azure: Azure, kind: AnyAzureKind, context: Context): Response {
  requireRegistered(azure.world, originalPath(context).split('/')[2]!, kind.of.type.split('/')[0]!)
  const stored = azure.resources.get(kind.of, idIn(azure, kind, context))
  checkPreconditions(context, stored)
  if (!stored) return context.body(null, 204)
  announce(context, acceptDelete(azure, kind, stored), { location: true })
  return context.body(null, 202)
}

async function patch(azure: Azure, kind: AnyAzureKind, context: Context): Promise<Response> {
  const { tags } = acceptBody(tagsObjectSchema, await bodyOf(context))
  requireWritable(azure, kind, context)
  const stored = found(azure, kind, context)
  checkPreconditions(context, stored)
  const changed = tags ? { ...stored, tags } : stored
  if (kind.tagsPatch === 'operation') announce(context, startUpdate(azure, kind, changed), { location: false })
  else {
    requireFree(azure, locksOf(kind, stored))
    azure.resources.put(kind.of, changed)
  }
  return context.json(shown(azure, kind, azure.resources.get(kind.of, stored.id), context))
}

async function act(azure: Azure, kind: AnyAzureKind, action: Action<ArmBody>, context: Context): Promise<Response> {
  const stored = found(azure, kind, context)
  const parameters = { ...(await textsIn(context)), ...context.req.query(), ...context.req.param() }
  if (action.answers === 'now') return context.json(action.run(stored, { parameters }, azure.context()) as object)
  const operation = startAction(azure, kind, stored, action, parameters)
  context.header(armHeaders.location, urlOf(context, operation, 'operationResults'))
  return context.json(null, 202)
}

/** Tells where a long-running operation can be followed. */
function announce(context: Context, operation: Operation, { location }: { readonly location: boolean }): void {
  context.header(armHeaders.asyncOperation, urlOf(context, operation, 'operations'))
  if (location) context.header(armHeaders.location, urlOf(context, operation, 'operationResults'))
  else context.header('azure-asyncnotification', 'Enabled')
}

const urlOf = (context: Context, operation: Operation, segment: 'operations' | 'operationResults'): string =>
  absolute(context, operationUrl(operation, segment, apiVersionOf(context)))

/** The texts of a question's body; questions without one are the rule. */
async function textsIn(context: Context): Promise<Record<string, string>> {
  const text = await context.req.text()
  if (text.trim() === '') return {}
  const members = Object.entries(parseJson(text))
  return Object.fromEntries(members.filter((member): member is [string, string] => typeof member[1] === 'string'))
}

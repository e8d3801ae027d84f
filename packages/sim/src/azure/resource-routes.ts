import { armHeaders, parentId, tagsObjectSchema } from '@interconnect/azure-api'
import { type Context, Hono } from 'hono'
import { startAction } from './actions.ts'
import type { Azure } from './azure.ts'
import { acceptBody, largestBodyBytes, parseJson } from './body.ts'
import { acceptDelete } from './deletes.ts'
import { absolute, apiVersionOf, checkPreconditions, originalPath, pageOf } from './http.ts'
import type { Action, AnyAzureKind } from './kind.ts'
import { requireFree, locksOf } from './locks.ts'
import { operationUrl } from './operation-urls.ts'
import type { Operation } from './operations.ts'
import { acceptPut, startUpdate } from './puts.ts'
import { ArmRefusal } from './refusal.ts'
import { requireRegistered } from './registrations.ts'
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
      app.get(`/subscriptions/:subscription/providers/${kind.of.type.toLowerCase()}`, (context) => listAll(azure, kind, context))
    app.get(one, (context) => context.json(shown(azure, kind, found(azure, kind, context), context)))
    app.put(one, (context) => put(azure, kind, context))
    app.delete(one, (context) => remove(azure, kind, context))
    if (kind.tagsPatch) app.patch(one, (context) => patch(azure, kind, context))
    for (const action of kind.actions ?? [])
      app.on(action.method, `${one}/${lowerPattern(action.path)}`, (context) => act(azure, kind, action, context))
  }
  return app
}

function pathOf(type: ResourceType): string {
  if (type.parent) return `${pathOf(type.parent)}/${type.type.split('/').at(-1)!.toLowerCase()}/:${type.name.replaceAll('-', '_')}`
  return `/subscriptions/:subscription/resourcegroups/:resource_group/providers/${type.type.toLowerCase()}/:${type.name.replaceAll('-', '_')}`
}

const lowerPattern = (path: string): string =>
  path.split('/').map((segment) => (segment.startsWith(':') ? segment : segment.toLowerCase())).join('/')

/** The id the URL names, with the group and everything above in the case they were made with. */
function idIn(azure: Azure, kind: AnyAzureKind, context: Context): string {
  const segments = originalPath(context).split('/')
  const [namespace, ...typeSegments] = kind.of.type.split('/')
  const group = azure.groups.get(segments[2]!, segments[4]!)
  const names = typeSegments.map((_, index) => segments[8 + 2 * index]!)
  const id = [group.id, 'providers', namespace, ...typeSegments.flatMap((segment, index) => [segment, names[index]])].join('/')
  const parent = kind.of.parent && azure.resources.get(kind.of.parent, parentId(id))
  return parent ? `${parent.id}/${typeSegments.at(-1)}/${names.at(-1)}` : id
}

function found(azure: Azure, kind: AnyAzureKind, context: Context): Stored {
  const id = idIn(azure, kind, context)
  const stored = azure.resources.get(kind.of, id)
  if (stored) return stored
  if (kind.of.parent) requireParent(azure, kind, id)
  throw kind.of.parent ? new ArmRefusal('NotFound', `Resource ${id} not found.`) : resourceNotFound(kind.of, id)
}

function resourceNotFound({ type }: ResourceType, id: string): ArmRefusal {
  const segments = id.split('/')
  return new ArmRefusal(
    'ResourceNotFound',
    `The Resource '${type}/${segments.at(-1)}' under resource group '${segments[4]}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  )
}

function requireParent(azure: Azure, { of: { parent } }: AnyAzureKind, id: string): void {
  if (parent && !azure.resources.get(parent, parentId(id))) throw resourceNotFound(parent, parentId(id))
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

/** What every write asks for first: a registered provider and a group that stays. */
function requireWritable(azure: Azure, kind: AnyAzureKind, context: Context): void {
  const [, , subscription, , resourceGroup] = originalPath(context).split('/')
  requireRegistered(azure.world, subscription!, kind.of.type.split('/')[0]!)
  azure.groups.getWritable(subscription!, resourceGroup!)
}

async function bodyOf(context: Context): Promise<Record<string, unknown>> {
  const text = await context.req.text()
  if (text.length > largestBodyBytes)
    throw new ArmRefusal('RequestContentTooLarge', `The request content size exceeds the maximum size of '${largestBodyBytes}' bytes.`)
  return parseJson(text)
}

async function put(azure: Azure, kind: AnyAzureKind, context: Context): Promise<Response> {
  const json = await bodyOf(context)
  requireWritable(azure, kind, context)
  const id = idIn(azure, kind, context)
  requireName(id)
  if (kind.of.parent && !azure.resources.get(kind.of.parent, parentId(id))) throw parentNotFound(kind.of, id)
  checkPreconditions(context, azure.resources.get(kind.of, id))
  const accepted = acceptPut(azure, kind, id, acceptBody<ArmBody>(kind.of.schema, json))
  announce(context, accepted.operation, { location: false })
  return context.json(shown(azure, kind, azure.resources.get(kind.of, id)!, context), accepted.created ? 201 : 200)
}

/** @source https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
function requireName(id: string): void {
  const name = id.split('/').at(-1)!
  if (/^\w([\w.-]{0,78}\w)?$/.test(name)) return
  throw new ArmRefusal(
    'InvalidResourceName',
    `Resource name ${name} is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.`,
  )
}

function parentNotFound({ type }: ResourceType, id: string): ArmRefusal {
  const relative = type.split('/').slice(1).join('/')
  return new ArmRefusal(
    'ParentResourceNotFound',
    `Failed to perform 'write' on resource(s) of type '${relative}', because the parent resource '${parentId(id)}' could not be found.`,
  )
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
  if (kind.tagsPatch === 'operation') announce(context, startUpdate(azure, kind, changed).operation, { location: false })
  else {
    requireFree(azure, locksOf(kind, stored))
    azure.resources.put(kind.of, changed)
  }
  return context.json(shown(azure, kind, azure.resources.get(kind.of, stored.id)!, context))
}

function act(azure: Azure, kind: AnyAzureKind, action: Action<ArmBody>, context: Context): Response {
  const stored = found(azure, kind, context)
  const parameters = { ...context.req.query(), ...context.req.param() }
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

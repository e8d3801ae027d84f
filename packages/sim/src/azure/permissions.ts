import type { Permission } from '@interconnect/azure-api'
import type { Context, MiddlewareHandler } from 'hono'
import type { World } from '../core/index.ts'
import { simulatedIdentity } from './identity.ts'
import { ArmRefusal } from './refusal.ts'
import { originalPath } from './request-path.ts'

export type Role = Pick<Permission, 'actions' | 'notActions'>

const owner: Role = { actions: ['*'], notActions: [] }

const roles = (world: World) => world.store.collection<Role>('azure/roles')

/** Gives the one application of the directory another role; it is owner of every subscription until then. */
export const setAzureRole = (world: World, role: Role): void => roles(world).put(simulatedIdentity.clientId, role)

export const azureRole = (world: World): Role => roles(world).get(simulatedIdentity.clientId) ?? owner

/** @source https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
export const allows = ({ actions, notActions }: Role, action: string): boolean =>
  actions.some((pattern) => names(pattern, action)) && !notActions.some((pattern) => names(pattern, action))

function names(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.\\/]/g, (character) => `\\${character}`))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action)
}

/** Lets through only what the caller's role allows. */
export const requirePermission =
  (world: World): MiddlewareHandler =>
  async (context, next) => {
    const role = azureRole(world)
    const action = role === owner ? undefined : actionOf(context)
    if (action !== undefined && !allows(role, action.name)) throw forbidden(action)
    await next()
  }

interface Action {
  readonly name: string
  readonly scope: string
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  PATCH: 'write',
  DELETE: 'delete',
}

/** The operation a request is, such as `Microsoft.Network/virtualNetworks/write`; `undefined` for what everybody may. */
function actionOf(context: Context): Action | undefined {
  const path = originalPath(context)
  const { method } = context.req
  const below = path.split(/\/providers\//i).at(-1)!
  const isGroup = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/?$/i.test(path)
  if (isGroup) return { name: `Microsoft.Resources/subscriptions/resourceGroups/${verbs[method]}`, scope: path }
  if (below === path || /^Microsoft\.Authorization\//i.test(below)) return undefined
  const [namespace, ...segments] = below.split('/')
  const types = segments.filter((_, index) => index % 2 === 0)
  // A POST ends in what is done, a GET without a name lists.
  const verb = method === 'POST' ? 'action' : verbs[method]
  return types.length === 0 ? undefined : { name: [namespace, ...types, verb].join('/'), scope: path }
}

const forbidden = ({ name, scope }: Action): ArmRefusal =>
  new ArmRefusal(
    'AuthorizationFailed',
    `The client '${simulatedIdentity.clientId}' with object id '${simulatedIdentity.clientId}' does not have authorization to perform action '${name}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  )

import { type Context, Hono } from 'hono'
import { requestShell, type ShellDialect, type World } from '../core/index.ts'
import type { LinkView } from '../link/view.ts'
import { requireToken } from './authentication.ts'
import { makeAzure } from './azure.ts'
import { requireReadableBody } from './body.ts'
import { setCommonHeaders } from './common-headers.ts'
import { refuse } from './error-answer.ts'
import { apiVersionOf, originalPath, routingPath } from './request-path.ts'
import { Tokens } from './identity.ts'
import { metadataRoutes } from './metadata.ts'
import { operationRoutes } from './operation-routes.ts'
import { requirePermission } from './permissions.ts'
import { preflightRoutes } from './preflight-routes.ts'
import { ArmRefusal } from './refusal.ts'
import { handleGroupDeletion } from './resource-group-delete.ts'
import { resourceGroupRoutes } from './resource-group-routes.ts'
import { resourceRoutes } from './resource-routes.ts'
import { subscriptionRoutes } from './subscription-routes.ts'
import { deploymentRoutes } from './templates/deployment-routes.ts'
import { handleDeployments } from './templates/deployments.ts'
import { tokenEndpoint } from './token-endpoint.ts'

/** What the simulated Azure does not know by itself. */
export interface AzureOptions {
  /** Asked by diagnostics; without it the routers have nothing to say. */
  readonly link?: LinkView
}

/**
 * The simulated Azure Resource Manager with its token endpoint; once per world, for it registers the world's
 * transitions. Testable with `app.request(...)`.
 */
export function azureApp(world: World, { link }: AzureOptions = {}): Hono {
  const azure = makeAzure(world, link)
  handleGroupDeletion(azure)
  handleDeployments(azure)
  const tokens = new Tokens(world)
  const app = new Hono({ getPath: routingPath })
  app.use(requestShell(world, dialect), commonHeaders(world))
  app.onError((error, context) => refuse(context, asRefusal(error)))
  app.notFound((context) => refuse(context, unknownPath(context)))
  app.route('/', metadataRoutes())
  app.route('/', tokenEndpoint(tokens))
  app.use(requireToken(tokens))
  app.use(requireWellFormed)
  app.use(requireReadableBody)
  app.use(requirePermission(world))
  for (const routes of [
    subscriptionRoutes,
    preflightRoutes,
    operationRoutes,
    resourceGroupRoutes,
    deploymentRoutes,
    resourceRoutes,
  ])
    app.route('/', routes(azure))
  return app
}

const dialect: ShellDialect = {
  cloud: 'azure',
  error: (context, { status, code, message, retryAfterS }) => {
    if (retryAfterS !== undefined) context.header('retry-after', String(retryAfterS))
    return context.json({ error: { code, message } }, status as 500)
  },
  isWrite: (method, path) =>
    ['PUT', 'PATCH', 'DELETE'].includes(method) || (method === 'POST' && /\/(un)?register$/i.test(path)),
  isResource: (collection) => collection.startsWith('azure/Microsoft.'),
}

/** Request ids count up in the process: making them must not write to the world. */
function commonHeaders(world: World) {
  let requests = 0
  return async (context: Context, next: () => Promise<void>) => {
    const time = world.clock.now().toString(16).padStart(12, '0')
    const count = (++requests).toString(16).padStart(12, '0')
    setCommonHeaders(context, `${time.slice(0, 8)}-${time.slice(8)}-4000-a000-${count}`)
    await next()
  }
}

function asRefusal(error: Error): ArmRefusal {
  if (error instanceof ArmRefusal) return error
  return new ArmRefusal('InternalServerError', `The simulator failed: ${error.message}`)
}

async function requireWellFormed(context: Context, next: () => Promise<void>): Promise<void> {
  if (apiVersionOf(context) === '')
    throw new ArmRefusal(
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    )
  const [, first, subscription] = originalPath(context).split('/')
  if (first?.toLowerCase() === 'subscriptions' && subscription !== undefined && !guid.test(subscription))
    throw new ArmRefusal(
      'InvalidSubscriptionId',
      `The provided subscription identifier '${subscription}' is malformed or invalid.`,
    )
  await next()
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Nothing answers there: another type, or a method the type does not have. */
function unknownPath(context: Context): ArmRefusal {
  const [, namespace, ...rest] =
    originalPath(context)
      .split(/\/providers\//i)[1]
      ?.match(/^([^/]+)\/(.*)$/) ?? []
  const type = rest[0]
    ?.split('/')
    .filter((_, index) => index % 2 === 0)
    .join('/')
  return new ArmRefusal(
    'InvalidResourceType',
    `The resource type '${type ?? originalPath(context)}' could not be found in the namespace '${namespace ?? ''}' for api version '${apiVersionOf(context)}', or does not take ${context.req.method}.`,
  )
}

import { createHash } from 'node:crypto'
import { type ServiceErrorCode, findOciRegion, headers as names, pathAnalysisPath } from '@interconnect/oci-api'
import { type Context, Hono } from 'hono'
import { requestShell, type World } from '../core/index.ts'
import type { OciLinkView } from '../link/oci-view.ts'
import type { Answer } from './call.ts'
import { handleSettling } from './dialect/life-cycle.ts'
import { kinds } from './kinds/index.ts'
import { pathAnalysisRoute } from './path-analysis/route.ts'
import { ensurePrincipal, findKey } from './principal.ts'
import { type Route, routeOf, routesOf } from './routes.ts'
import { ServiceFault, notFound } from './service-fault.ts'
import { checkSignature } from './signature.ts'
import { views } from './views/index.ts'
import { withoutLink } from './without-link.ts'
import { handleCidrChanges } from './vcn-cidrs.ts'
import { handleWorkRequests } from './work-requests.ts'

/** What a listener on a socket adds: the request target exactly as sent. */
interface Bindings {
  readonly incoming?: { readonly url?: string }
}

type AppContext = Context<{ Bindings: Bindings }>

export interface OciAppOptions {
  /** What only the link knows; without it the world has no Azure. */
  readonly link?: OciLinkView
}

/**
 * The OCI REST APIs of one world, as `/oci/<service>/<region>/20160918/…`: clients set the endpoint
 * `http://127.0.0.1:<port>/oci/iaas/us-ashburn-1`, and their signatures cover the prefixed path. Once per world.
 */
export function ociApp(world: World, options: OciAppOptions = {}): Hono<{ Bindings: Bindings }> {
  const link = options.link ?? withoutLink(world)
  ensurePrincipal(world)
  handleSettling(world, kinds)
  handleCidrChanges(world)
  handleWorkRequests(world)
  const app = new Hono<{ Bindings: Bindings }>()
  const newRequestId = requestIds(world)
  app.use(async (context, next) => {
    await next()
    context.res.headers.set(names.requestId, newRequestId(context.req.header(names.requestId)))
  })
  app.use(
    requestShell(world, {
      cloud: 'oci',
      error: (context, { status, code, message, retryAfterS }) => {
        const response = context.json({ code, message }, status as 400)
        if (retryAfterS !== undefined) response.headers.set('retry-after', String(retryAfterS))
        return response
      },
      isWrite: (method, path) => method !== 'GET' && method !== 'HEAD' && !asking.some((name) => path.endsWith(name)),
      isResource: (collection) => kinds.some(({ name }) => collection === `oci/${name}`),
    }),
  )
  const routes = [...kinds.flatMap((kind) => [...routesOf(kind)]), ...views.map(routeOf), pathAnalysisRoute]
  for (const route of routes) app.on(route.method, pattern(route), (context) => serve(world, link, route, context))
  for (const path of new Set(routes.map(pattern))) app.all(path, refuseMethod)
  app.notFound((context) => faultAnswer(context, notFound()))
  app.onError((error, context) => {
    if (error instanceof ServiceFault) return faultAnswer(context, error)
    // The service would say no more than the code; whoever mends the simulator needs the reason.
    return faultAnswer(context, new ServiceFault('InternalServerError', `Defect of the simulator: ${error.message}`))
  })
  return app
}

/** POSTs that change nothing. */
const asking = ['/getAllDrgAttachments', pathAnalysisPath]

/** Assumed: the documented code stands without a size. @source https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm */
const largestBodyBytes = 4 * 1024 * 1024

const pattern = ({ service, path }: Route): string => `/oci/${service}/:region${path}`

function refuseMethod(): never {
  throw new ServiceFault('MethodNotAllowed', 'Method Not Allowed')
}

const faultAnswer = (context: Context, { code, message, status }: ServiceFault): Response =>
  context.json({ code: code satisfies ServiceErrorCode, message }, status as 400)

async function serve(world: World, link: OciLinkView, route: Route, context: AppContext): Promise<Response> {
  const { req } = context
  const url = new URL(req.url)
  const body = new Uint8Array(await req.arrayBuffer())
  const target = context.env?.incoming?.url ?? url.pathname + url.search
  const tenancyId = authenticate(world, { method: req.method, target, headers: req.raw.headers, body })
  const { region = '', ...params } = req.param() as Record<string, string>
  if (!findOciRegion(region)) throw notFound()
  if (body.length > largestBodyBytes)
    throw new ServiceFault('PayloadTooLarge', 'The payload of the request is too large.')
  return respond(
    route.handle({
      world,
      link,
      service: route.service,
      region,
      tenancyId,
      method: req.method,
      path: url.pathname,
      params,
      query: url.searchParams,
      headers: req.raw.headers,
      body: new TextDecoder().decode(body),
    }),
  )
}

/** The tenancy of the signer. @throws ServiceFault 401, which never says what was wrong. */
function authenticate(world: World, request: Parameters<typeof checkSignature>[0]): string {
  const verdict = checkSignature(request, (keyId) => findKey(world, keyId), world.wall.now())
  if ('keyId' in verdict) return verdict.keyId.split('/')[0] ?? ''
  const message = 'The required information to complete authentication was not provided or was incorrect.'
  throw new ServiceFault('NotAuthenticated', message)
}

function respond({ status, body, etag, nextPage, workRequestId }: Answer): Response {
  const headers = new Headers()
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (etag !== undefined) headers.set(names.etag, etag)
  if (nextPage !== undefined) headers.set(names.nextPage, nextPage)
  if (workRequestId !== undefined) headers.set(names.workRequestId, workRequestId)
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
}

/**
 * `CLIENT/SERVER/SERVER`, 32 hexadecimal digits each; the first part is the client's own when it sent one. Counted
 * in memory: reading must not change the world.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/usingapi.htm
 */
function requestIds(world: World): (given: string | undefined) => string {
  let count = 0
  return (given) => {
    const digest = createHash('sha512')
      .update(`${world.seed}/${world.clock.now()}/${++count}`)
      .digest('hex')
      .toUpperCase()
    return `${given ?? digest.slice(64, 96)}/${digest.slice(0, 32)}/${digest.slice(32, 64)}`
  }
}

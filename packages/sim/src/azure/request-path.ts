import type { Context } from 'hono'

/** Routing compares paths without case; see `originalPath` for what was sent. */
export const routingPath = (request: Request): string => tidy(new URL(request.url).pathname.toLowerCase())

/**
 * Microsoft's generic client puts an empty segment where a resource is nested in nothing.
 * @source https://github.com/Azure/azure-sdk-for-js/tree/main/sdk/resources/arm-resources (`parentResourcePath`)
 */
function tidy(pathname: string): string {
  const path = pathname.replaceAll(/\/{2,}/g, '/')
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/** The request's path in the case it was sent, so that names keep it. */
export function originalPath(context: Context): string {
  const path = tidy(new URL(context.req.url).pathname)
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A path of this server as the absolute URL on the host the client called. */
export const absolute = (context: Context, path: string): string => `${new URL(context.req.url).origin}${path}`

export const apiVersionOf = (context: Context): string => context.req.query('api-version') ?? ''

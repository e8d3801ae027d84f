import { contactPolicy, unreachable, withRetry } from '@interconnect/engine'
import { type Clock, InterconnectError } from '@interconnect/model'
import { type Credential, credentialOf, pemOf } from './access/credential.ts'
import type { PluginHost } from './access/exec-plugin.ts'
import type { Answer, Get, Request } from './get.ts'
import type { Context } from './kubeconfig/context.ts'
import { listPages } from './list-pages.ts'
import { forbidden, refusal, type Refused } from './refusal.ts'
import { listed, type ListedResource, pathOf, qualifiedName } from './resources.ts'

/** A page of a list as the API server gave it. */
export interface ClusterList {
  /** For messages: `pods of context prod`. */
  readonly file: string
  /** JSON such as `kubectl get -o json` prints. */
  readonly text: string
}

export interface ReadClusterOptions {
  readonly get: Get
  readonly clock: Clock
  readonly host: PluginHost
  readonly signal?: AbortSignal
}

/** How long one request may take before it counts as unanswered, in milliseconds of the wall clock. */
const unansweredMs = 60_000

/**
 * Namespaces, nodes, pods, services and network policies of a cluster. Sends nothing but requests for lists.
 * @throws credentials/missing, credentials/rejected, permission/denied, cloud/unreachable, cluster/no-api-server
 */
export async function readCluster(context: Context, options: ReadClusterOptions): Promise<readonly ClusterList[]> {
  const { host, clock, signal } = options
  const credential = await credentialOf(context, { ...host, signal })
  const base = await requestBase(context, credential, host)
  const about: Refused = { context: context.name, server: context.cluster.server, credential, now: clock.now() }
  const ask = asker(options, about, base)
  const read = await Promise.all(
    listed.map(async (resource) => ({ resource, ...(await listPages((query) => ask(resource, query))) })),
  )
  const refused = read.flatMap(({ resource, refused: answer }) => (answer ? [{ resource, answer }] : []))
  const missing = refused.filter(({ answer }) => answer.status === 403)
  if (missing.length > 0) throw forbidden(missing, about)
  const [other] = refused
  if (other) throw refusal(other.answer, other.resource, about)
  return read.flatMap(({ resource, texts }) =>
    texts.map((text) => ({ file: `${qualifiedName(resource)} of context ${context.name}`, text })),
  )
}

type Base = Omit<Request, 'signal' | 'url'> & { readonly server: URL }

async function requestBase(
  { name, cluster }: Context,
  { token, certificate, key, as, asGroups }: Credential,
  { environment }: PluginHost,
): Promise<Base> {
  const ca = await pemOf(cluster, 'certificate-authority')
  const proxy = cluster['proxy-url'] ?? environment['HTTPS_PROXY'] ?? environment['https_proxy']
  if (proxy !== undefined && !/^https?:/.test(proxy))
    throw new InterconnectError('cluster/kubeconfig', `the proxy of context ${name} is no HTTP proxy`, {
      hint: 'start one with `kubectl proxy` where the cluster can be reached, or read it there with `kubectl get -o json` and give the file with --manifests',
    })
  return {
    server: new URL(cluster.server),
    headers: {
      'User-Agent': 'interconnect/0.1.0',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(as !== undefined && { 'Impersonate-User': as }),
      ...(asGroups.length > 0 && { 'Impersonate-Group': asGroups }),
    },
    tls: {
      ...(ca !== undefined && { ca }),
      ...(certificate !== undefined && { certificate }),
      ...(key !== undefined && { key }),
      ...(cluster['tls-server-name'] !== undefined && { serverName: cluster['tls-server-name'] }),
      ...(cluster['insecure-skip-tls-verify'] && { isUnverified: true as const }),
    },
    proxy:
      proxy === undefined
        ? {}
        : {
            HTTPS_PROXY: proxy,
            ...(!cluster['proxy-url'] && { NO_PROXY: environment['NO_PROXY'] ?? environment['no_proxy'] }),
          },
  }
}

/** One request for a list, again when the server has too much to do. */
function asker({ get, clock, signal }: ReadClusterOptions, about: Refused, { server, ...base }: Base) {
  let hasAnswered = false
  return (resource: ListedResource, query: string): Promise<Answer> => {
    const url = new URL(server.pathname.replace(/\/$/, '') + pathOf(resource) + query, server)
    const once = async (): Promise<Answer> => {
      const deadline = AbortSignal.timeout(unansweredMs)
      try {
        const answer = await get({ ...base, url, signal: signal ? AbortSignal.any([signal, deadline]) : deadline })
        hasAnswered = true
        if (answer.status === 429 || answer.status >= 500) throw refusal(answer, resource, about)
        return answer
      } catch (cause) {
        signal?.throwIfAborted()
        if (InterconnectError.is(cause)) throw cause
        throw outOfReach(about, `list ${qualifiedName(resource)}`, cause)
      }
    }
    return withRetry(clock, once, { signal, policy: contactPolicy(() => hasAnswered) })
  }
}

function outOfReach({ context, server }: Refused, operation: string, cause: unknown): InterconnectError {
  const { message, hint, details } = unreachable(operation, server, cause)
  return new InterconnectError('cloud/unreachable', `${message} (context ${context})`, {
    hint: `${hint}; a private API server answers only inside its network`,
    details,
    cause,
  })
}

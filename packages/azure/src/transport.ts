import {
  circuitDiagnostics,
  devicePaths,
  gatewayActions,
  interfaceDiagnostics,
  watcherQuestions,
} from '@interconnect/azure-api'
import type { TokenCredential } from '@azure/core-auth'
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  decompressResponsePolicy,
  type HttpClient,
  logPolicy,
  type Pipeline,
  type PipelineResponse,
  proxyPolicy,
  setClientRequestIdPolicy,
  tlsPolicy,
  userAgentPolicy,
} from '@azure/core-rest-pipeline'
import { armScope } from '@interconnect/azure-api'
import { unreachable } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'

/** One request as the wire has it; `url` is absolute. */
export interface Exchange {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE'
  readonly url: string
  /** JSON value, or text sent as a form when a string. */
  readonly body?: unknown
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** One answer, whatever its status; `body` is parsed JSON, `undefined` when empty or not JSON. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly text: string
  header(name: string): string | undefined
}

export type Send = (exchange: Exchange) => Promise<Answer>

export interface Transport {
  readonly send: Send
  /** Forgets the access token, unless another exchange has done so since `sent` was given out: the next asks for one. */
  renewToken(sent: Pass): void
  /** Stands for the access token that exchanges use now. */
  readonly pass: Pass
}

/** Equal as long as the access token is. */
export type Pass = object

export interface TransportOptions {
  readonly endpoint: string
  readonly credential?: TokenCredential | undefined
  /** PEM of the only authority to trust instead of the system's. */
  readonly ca?: string | undefined
  /** What carries a request; the tests' door. */
  readonly httpClient?: HttpClient | undefined
  /** Asked as the last thing before each write leaves, and throws when it must not. */
  readonly assertMayWrite?: (() => void) | undefined
}

/** The POSTs that only ask; every other one may change something. */
const asking = new RegExp(
  `/(?:(?:${[...gatewayActions, ...interfaceDiagnostics, ...watcherQuestions].join('|')})|(?:${circuitDiagnostics.join('|')})/(?:${devicePaths.join('|')}))$`,
)

/** Whether a request changes nothing. @param target path or URL */
export const isRead = (method: string, target: string): boolean =>
  method === 'GET' || (method === 'POST' && asking.test(target.split('?', 1)[0]!))

/** How long one request may take before it counts as unanswered, in milliseconds of the wall clock. */
const unansweredMs = 120_000

/**
 * Sends single requests through Azure's own pipeline: bearer token, TLS, proxy, user agent, request id. Without the
 * library's retries and redirects: its retries sleep on the wall clock, and ARM does not redirect.
 */
export function createTransport({
  httpClient = createDefaultHttpClient(),
  assertMayWrite,
  ...options
}: TransportOptions): Transport {
  // Behind the pipeline: a token may have to be waited for first.
  const guarded: HttpClient = {
    async sendRequest(request) {
      if (!isRead(request.method, request.url)) assertMayWrite?.()
      return httpClient.sendRequest(request)
    },
  }
  // The library keeps the token inside the pipeline, and has no other way to let it go before its time.
  let pipeline = createPipeline(options)
  return {
    get pass() {
      return pipeline
    },
    renewToken(sent) {
      if (sent === pipeline) pipeline = createPipeline(options)
    },
    async send(exchange) {
      exchange.signal?.throwIfAborted()
      try {
        return answerOf(await pipeline.sendRequest(guarded, requestOf(exchange)))
      } catch (error) {
        exchange.signal?.throwIfAborted()
        if (InterconnectError.is(error)) throw error
        throw unreachable(`${exchange.method} ${new URL(exchange.url).pathname}`, exchange.url, error)
      }
    },
  }
}

function createPipeline({ endpoint, credential, ca }: TransportOptions): Pipeline {
  const pipeline = createEmptyPipeline()
  // A simulator on this machine is never behind the proxy that leads to the outside.
  if (!isLoopback(new URL(endpoint).hostname)) pipeline.addPolicy(proxyPolicy())
  if (ca !== undefined) pipeline.addPolicy(tlsPolicy({ ca }))
  pipeline.addPolicy(decompressResponsePolicy())
  pipeline.addPolicy(userAgentPolicy({ userAgentPrefix: 'interconnect/0.1.0' }))
  pipeline.addPolicy(setClientRequestIdPolicy())
  if (credential)
    pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: armScope }), { phase: 'Sign' })
  pipeline.addPolicy(logPolicy(), { afterPhase: 'Sign' })
  return pipeline
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.')

function requestOf({ method, url, body, ifMatch, signal }: Exchange) {
  const headers = createHttpHeaders({ Accept: 'application/json' })
  if (ifMatch !== undefined) headers.set('If-Match', ifMatch)
  const isForm = typeof body === 'string'
  if (body !== undefined) {
    headers.set('Content-Type', isForm ? 'application/x-www-form-urlencoded' : 'application/json')
  }
  return createPipelineRequest({
    method,
    url,
    headers,
    timeout: unansweredMs,
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    ...(signal && { abortSignal: signal }),
  })
}

function answerOf({ status, headers, bodyAsText }: PipelineResponse): Answer {
  const text = bodyAsText ?? ''
  return { status, text, body: parseJson(text), header: (name) => headers.get(name) }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

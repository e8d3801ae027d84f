import { Agent, request } from 'node:https'
import { request as plainRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'

/** How a server is to be recognised, and how to be recognised by it. */
export interface Tls {
  /** PEM of the only authorities to trust; those of the system when absent. */
  readonly ca?: string
  readonly certificate?: string
  readonly key?: string
  /** The name its certificate must have, when that is not the one it is called by. */
  readonly serverName?: string
  /** Takes any certificate. */
  readonly isUnverified?: true
}

export interface Request {
  readonly url: URL
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly tls: Tls
  /** `HTTPS_PROXY` and `NO_PROXY`. */
  readonly proxy: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** One answer, whatever its status. */
export interface Answer {
  readonly status: number
  readonly text: string
  header(name: string): string | undefined
}

/** Asks for one thing. There is no other verb in this package. */
export type Get = (request: Request) => Promise<Answer>

/** Over the network, with connections kept open from one request to the next. */
export function nodeGet(): Get & Disposable {
  const agents = new Map<string, Agent>()
  const agentFor = ({ tls, proxy }: Request): Agent => {
    const key = JSON.stringify([tls, proxy])
    const agent = agents.get(key) ?? newAgent(tls, proxy)
    agents.set(key, agent)
    return agent
  }
  const get: Get = async (asked) => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = {
        headers: { ...asked.headers, Accept: 'application/json', 'Accept-Encoding': 'gzip' },
        signal: asked.signal,
      }
      const outgoing =
        asked.url.protocol === 'http:'
          ? plainRequest(asked.url, options)
          : request(asked.url, { ...options, agent: agentFor(asked) })
      outgoing.once('response', resolve).once('error', reject).end()
    })
    const body = answer.headers['content-encoding'] === 'gzip' ? answer.pipe(createGunzip()) : answer
    return {
      status: answer.statusCode ?? 0,
      text: await text(body),
      header: (name) => answer.headers[name.toLowerCase()]?.toString(),
    }
  }
  return Object.assign(get, {
    [Symbol.dispose]() {
      for (const agent of agents.values()) agent.destroy()
    },
  })
}

const newAgent = ({ ca, certificate, key, serverName, isUnverified }: Tls, proxy: Request['proxy']): Agent =>
  new Agent({
    keepAlive: true,
    proxyEnv: proxy,
    ...(ca !== undefined && { ca }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && { key }),
    ...(serverName !== undefined && { servername: serverName }),
    ...(isUnverified && { rejectUnauthorized: false }),
  })

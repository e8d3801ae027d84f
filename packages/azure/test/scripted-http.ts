import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline'

export interface Reply {
  readonly status?: number
  readonly body?: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Seen {
  readonly method: string
  /** Path with its query. */
  readonly path: string
  readonly url: string
  readonly body: unknown
  header(name: string): string | undefined
}

export interface ScriptedHttp extends HttpClient {
  readonly seen: Seen[]
}

/** An HTTP client that answers with `reply`, which may throw, and keeps what was asked. */
export function scriptedHttp(reply: (request: Seen, nth: number) => Reply | Promise<Reply>): ScriptedHttp {
  const seen: Seen[] = []
  return {
    seen,
    async sendRequest(request) {
      const asked = seenOf(request)
      seen.push(asked)
      const { status = 200, body, text, headers = {} } = await reply(asked, seen.length)
      return {
        request,
        status,
        headers: createHttpHeaders({ ...headers }),
        bodyAsText: text ?? (body === undefined ? '' : JSON.stringify(body)),
      }
    },
  }
}

function seenOf({ method, url, body, headers }: PipelineRequest): Seen {
  const { pathname, search } = new URL(url)
  const isJson = headers.get('content-type') === 'application/json'
  return {
    method,
    url,
    path: `${pathname}${search}`,
    body: isJson ? JSON.parse(body as string) : body,
    header: (name) => headers.get(name),
  }
}

/** Replies one after the other; the last one again and again. */
export const inTurn =
  (...replies: readonly Reply[]) =>
  (_: Seen, nth: number): Reply =>
    replies[Math.min(nth, replies.length) - 1]!

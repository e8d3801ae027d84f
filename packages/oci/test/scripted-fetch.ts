export interface Sent {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string | undefined
}

export interface Reply {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** A `fetch` that gives the replies in turn, the last one for ever; an `Error` is a call without answer. */
export function scriptedFetch(...replies: readonly (Reply | Error)[]) {
  const sent: Sent[] = []
  const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const body = typeof init.body === 'string' ? init.body : undefined
    sent.push({ method: init.method ?? 'GET', url: new URL(String(input)), headers: new Headers(init.headers), body })
    const reply = replies[Math.min(sent.length, replies.length) - 1]!
    if (reply instanceof Error) throw reply
    const { status = 200, headers = {}, body: answer } = reply
    const text = typeof answer === 'string' ? answer : answer === undefined ? null : JSON.stringify(answer)
    return new Response(status === 204 ? null : text, { status, headers })
  }
  return { fetch: fetch as typeof globalThis.fetch, sent }
}

/** What Node's `fetch` throws when the system refuses. */
export const networkFailure = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

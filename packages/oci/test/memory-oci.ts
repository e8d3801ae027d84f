import type { Reply } from './scripted-fetch.ts'

export interface Recorded {
  readonly method: string
  /** Without endpoint and version. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies are checked against the contract by the tests
  readonly body: any
  readonly headers: Headers
}

type Stored = { id: string; lifecycleState: string } & Record<string, unknown>
type Answer = Reply | undefined

/** Fields the service fills in by itself. */
const servedFields: Record<string, (body: Record<string, unknown>) => object> = {
  vcns: ({ cidrBlocks = ['10.1.0.0/16'] }) => ({
    cidrBlocks,
    cidrBlock: (cidrBlocks as string[])[0],
    defaultRouteTableId: 'rt',
    defaultSecurityListId: 'sl',
  }),
  drgAttachments: ({ networkDetails }) => ({
    compartmentId: 'c',
    vcnId: (networkDetails as { id: string }).id,
    lifecycleState: 'ATTACHED',
  }),
  drgRouteTables: () => ({ compartmentId: 'c' }),
  drgRouteDistributions: () => ({ compartmentId: 'c' }),
  virtualCircuits: () => ({
    lifecycleState: 'PROVISIONED',
    providerState: 'ACTIVE',
    oracleBgpAsn: 31898,
    bgpSessionState: 'UP',
  }),
}

const refused = (status: number, code: string, message = code): Reply => ({ status, body: { code, message } })

/**
 * The least of OCI that the kinds need: objects that are stored, merged, listed and removed. It knows no states,
 * limits or references; `next` stands in for the answers it would not give.
 */
export class MemoryOci {
  readonly requests: Recorded[] = []
  readonly objects = new Map<string, Stored>()
  /** Rules and statements, by path of their list. */
  readonly children = new Map<string, ({ id: string } & Record<string, unknown>)[]>()
  /** Answers for the next requests to `METHOD path`, before anything happens. */
  readonly next = new Map<string, Reply[]>()
  readonly #tokens = new Map<string, string>()
  #count = 0

  get writes(): string[] {
    return this.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
  }

  lastBody(method: string): unknown {
    return this.requests.findLast((request) => request.method === method)?.body
  }

  add(collection: string, fields: Record<string, unknown> = {}): string {
    const id = (fields['id'] as string | undefined) ?? `${collection}.${++this.#count}`
    const served = servedFields[collection]?.(fields)
    this.objects.set(`/${collection}/${id}`, {
      compartmentId: 'c',
      lifecycleState: 'AVAILABLE',
      ...served,
      ...fields,
      id,
      etag: 1,
    })
    return id
  }

  readonly fetch = (async (input: unknown, init: RequestInit = {}) => {
    const url = new URL(String(input))
    const request: Recorded = {
      method: init.method ?? 'GET',
      path: decodeURIComponent(url.pathname.replace(/^.*\/20160918/, '')),
      query: Object.fromEntries(url.searchParams),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      headers: new Headers(init.headers),
    }
    this.requests.push(request)
    const told = this.next.get(`${request.method} ${request.path}`)?.shift()
    const {
      status = 200,
      body,
      headers = {},
    } = told ?? this.#answer(request) ?? refused(404, 'NotAuthorizedOrNotFound')
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
  }) as typeof globalThis.fetch

  #answer(request: Recorded): Answer {
    const [, collection = '', id, sub, action] = request.path.split('/')
    if (id === undefined)
      return request.method === 'POST' ? this.#create(collection, request) : this.#list(collection, request)
    const object = this.objects.get(`/${collection}/${id}`)
    if (!object) return undefined
    if (sub === 'actions') return this.#act(`/${collection}/${id}`, object, action ?? '', request)
    if (sub !== undefined) return { body: this.#childrenOf(request.path, object) }
    return this.#single(object, request)
  }

  #create(collection: string, { body, headers }: Recorded): Answer {
    const token = headers.get('opc-retry-token')
    const id = (token !== null && this.#tokens.get(token)) || this.add(collection, body)
    if (token !== null) this.#tokens.set(token, id)
    return { body: this.objects.get(`/${collection}/${id}`) }
  }

  #list(collection: string, { query }: Recorded): Answer {
    const all = [...this.objects].filter(([path]) => path.startsWith(`/${collection}/`)).map(([, object]) => object)
    const aliases: Record<string, (object: Stored) => unknown> = {
      networkId: ({ networkDetails }) => (networkDetails as { id: string }).id,
      attachmentType: ({ networkDetails }) => (networkDetails as { type: string }).type,
    }
    const fits = (object: Stored) =>
      Object.entries(query).every(([name, value]) => (aliases[name]?.(object) ?? object[name]) === value)
    return { body: all.filter(fits) }
  }

  #single(object: Stored, { method, path, body, headers }: Recorded): Answer {
    const ifMatch = headers.get('if-match')
    if (ifMatch !== null && ifMatch !== String(object['etag'])) return refused(412, 'NoEtagMatch')
    if (method === 'DELETE') {
      this.objects.delete(path)
      return { status: 204 }
    }
    if (method === 'PUT') Object.assign(object, body, { etag: Number(object['etag']) + 1 })
    return { body: object, headers: { etag: String(object['etag']) } }
  }

  #childrenOf(path: string, object: Stored): unknown {
    if (path.endsWith('/crossConnectMappings')) {
      const mappings = object['crossConnectMappings'] as object[] | undefined
      return { items: mappings?.map((mapping) => ({ ...mapping, ipv4BgpStatus: 'UP' })) ?? [] }
    }
    return this.children.get(path) ?? []
  }

  #act(path: string, object: Stored, action: string, { body }: Recorded): Answer {
    if (action.endsWith('Cidr')) {
      const cidrs = object['cidrBlocks'] as string[]
      object['cidrBlocks'] =
        action === 'addCidr' ? [...cidrs, body.cidrBlock] : cidrs.filter((one) => one !== body.cidrBlock)
      return { status: 202, headers: { 'opc-work-request-id': `wr-${action}` } }
    }
    const list = action.endsWith('SecurityRules') ? 'securityRules' : 'drgRouteDistributionStatements'
    const there = this.children.get(`${path}/${list}`) ?? []
    const items = (body.securityRules ?? body.statements ?? []) as { id?: string }[]
    const ids = new Set<string>(body.securityRuleIds ?? body.statementIds ?? [])
    const changed = there
      .filter(({ id }) => !ids.has(id))
      .map((one) => ({ ...one, ...items.find(({ id }) => id === one.id) }))
    const added = action.startsWith('add') ? items.map((item) => ({ ...item, id: `r${++this.#count}` })) : []
    this.children.set(`${path}/${list}`, [...changed, ...added])
    return { body: action.includes('Security') ? { securityRules: added } : added }
  }
}

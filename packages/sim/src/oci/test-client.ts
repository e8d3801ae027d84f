import { createHash, sign } from 'node:crypto'
import { type ServiceName, versionPathOf } from '@interconnect/oci-api'
import { World, type WorldOptions } from '../core/index.ts'
import type { OciLinkView } from '../link/oci-view.ts'
import { type OciAppOptions, ociApp } from './app.ts'
import { type KeyPair, type Principal, ensurePrincipal, generateKeyPair, keyIdOf } from './principal.ts'

/** An answer as tests look at it. */
export interface Reply {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers freely
  readonly body: any
  readonly headers: Headers
}

type SentHeaders = Readonly<Record<string, string>>

let shared: KeyPair | undefined
/** One key pair for all tests of a run: making one takes longer than most tests. */
export const sharedKeyPair = (): KeyPair => (shared ??= generateKeyPair())

/** A link that knows what the test says, and otherwise nothing. */
export const linkOf = (knows: Partial<OciLinkView>): OciLinkView => ({
  drgRouteRules: () => [],
  sessions: () => ['DOWN', 'DOWN'],
  serviceKey: () => undefined,
  ...knows,
})

const noon = Date.UTC(2026, 10, 22, 12)

/** A world whose wall clock stands still, so that nothing depends on real time. */
export const testWorld = (options: WorldOptions = {}): World =>
  new World({ wall: { now: () => noon, after: () => () => {}, whenIdle: () => {} }, ...options })

/** Headers of a request signed as the service wants it. */
export function signedHeaders(
  principal: Pick<Principal, 'tenancyId' | 'userId' | 'fingerprint' | 'privateKeyPem'>,
  method: string,
  target: string,
  body: string,
  date = noon,
): SentHeaders {
  const hash = createHash('sha256').update(body).digest('base64')
  const base = { date: new Date(date).toUTCString(), host: 'sim.test' }
  const withBody = {
    'content-length': String(Buffer.byteLength(body)),
    'content-type': 'application/json',
    'x-content-sha256': hash,
  }
  const headers: Record<string, string> = ['POST', 'PUT'].includes(method) ? { ...base, ...withBody } : base
  const names = ['(request-target)', ...Object.keys(headers)]
  const text = names.map(
    (name) => `${name}: ${name === '(request-target)' ? `${method.toLowerCase()} ${target}` : headers[name]}`,
  )
  const signature = sign('RSA-SHA256', Buffer.from(text.join('\n')), principal.privateKeyPem).toString('base64')
  const authorization = `Signature version="1",keyId="${keyIdOf(principal)}",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`
  return { ...headers, authorization }
}

/** A simulator and a caller in one region, as tests use it. */
export class TestClient {
  readonly world: World
  readonly app: ReturnType<typeof ociApp>
  readonly principal: Principal
  readonly region: string
  readonly service: ServiceName

  constructor(
    world = testWorld(),
    options: OciAppOptions = {},
    from?: TestClient,
    service: ServiceName = 'iaas',
    region = 'us-ashburn-1',
  ) {
    this.world = world
    this.principal = ensurePrincipal(world, sharedKeyPair)
    this.app = from?.app ?? ociApp(world, options)
    this.service = service
    this.region = region
  }

  /** The same simulator, spoken to elsewhere. */
  at(service: ServiceName, region = this.region): TestClient {
    return new TestClient(this.world, {}, this, service, region)
  }

  get compartmentId(): string {
    return this.principal.compartmentId
  }

  get = (path: string, headers?: SentHeaders) => this.send('GET', path, undefined, headers)
  post = (path: string, body?: unknown, headers?: SentHeaders) => this.send('POST', path, body, headers)
  put = (path: string, body: unknown, headers?: SentHeaders) => this.send('PUT', path, body, headers)
  delete = (path: string, headers?: SentHeaders) => this.send('DELETE', path, undefined, headers)

  async send(method: string, path: string, body?: unknown, extra: SentHeaders = {}): Promise<Reply> {
    const target = `/oci/${this.service}/${this.region}${versionPathOf(this.service)}${path}`
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
    return this.raw(method, target, text, { ...signedHeaders(this.principal, method, target, text), ...extra })
  }

  async raw(method: string, target: string, body: string, headers: SentHeaders): Promise<Reply> {
    const init = { method, headers, ...(body === '' ? {} : { body }) }
    const response = await this.app.request(`http://sim.test${target}`, init)
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers }
  }

  /** Creates and lets it settle; the object as read afterwards. */
  async made(path: string, body: Readonly<Record<string, unknown>>): Promise<Reply['body']> {
    const created = await this.post(path, body)
    if (created.status !== 200) throw new Error(`${path}: ${created.status} ${JSON.stringify(created.body)}`)
    this.settle()
    return (await this.get(`${path}/${created.body.id}`)).body
  }

  /** Lets ten virtual minutes pass. */
  settle(): void {
    this.world.clock.step(10 * 60_000)
  }

  vcn = (cidrBlock = '10.1.0.0/16') =>
    this.made('/vcns', { compartmentId: this.compartmentId, cidrBlocks: [cidrBlock] })
  drg = () => this.made('/drgs', { compartmentId: this.compartmentId })
}

// The simulators under load: a world of 1,000 ExpressRoute circuits joined with their virtual circuits, its list pages,
// and a mixed workload of reads and writes, all over real connections with real tokens and signatures.
import { createHash, sign } from 'node:crypto'
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { cpus, totalmem } from 'node:os'
import { text } from 'node:stream/consumers'
import { openSimulator, type Simulator } from '@interconnect/sim'

const circuits = 1000
const workers = 16
const mixedRequests = 3000

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000'
const group = `${subscription}/resourceGroups/bench`
const apiVersion = 'api-version=2025-05-01'
const network = `${group}/providers/Microsoft.Network`
const core = '/oci/iaas/us-ashburn-1/20160918'

interface Answer {
  readonly status: number
  readonly ms: number
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever the wire said
  readonly body: any
}

type Send = (method: string, path: string, body?: object) => Promise<Answer>

/** Clients of both clouds that keep their connections, as the vendors' do. */
async function clientsOf({ endpoints, ca, azure, oci }: Simulator): Promise<Record<'azure' | 'oci', Send>> {
  const [azurePort, ociPort] = [endpoints.azure, endpoints.oci].map((endpoint) => Number(new URL(endpoint).port))
  const secure = {
    host: '127.0.0.1',
    port: azurePort,
    ca,
    agent: new HttpsAgent({ keepAlive: true, maxSockets: workers }),
  }
  const plain = { host: '127.0.0.1', port: ociPort, agent: new HttpAgent({ keepAlive: true, maxSockets: workers }) }
  const form = {
    grant_type: 'client_credentials',
    client_id: azure.clientId,
    client_secret: azure.clientSecret,
    scope: 'https://management.azure.com/.default',
  }
  const path = `/${azure.tenant}/oauth2/v2.0/token`
  const formType = { 'content-type': 'application/x-www-form-urlencoded' }
  const token = await timed(
    httpsRequest({ ...secure, method: 'POST', path, headers: formType }),
    String(new URLSearchParams(form)),
  )
  const authorization = `Bearer ${token.body.access_token}`
  return {
    azure: (method, target, body) => {
      const content = body && JSON.stringify(body)
      const headers = { authorization, ...(content && { 'content-type': 'application/json' }) }
      return timed(
        httpsRequest({ ...secure, method, path: `${target}${target.includes('?') ? '&' : '?'}${apiVersion}`, headers }),
        content,
      )
    },
    oci: (method, target, body) => {
      const content = body && JSON.stringify(body)
      return timed(
        httpRequest({ ...plain, method, path: core + target, headers: signed(oci, method, core + target, content) }),
        content,
      )
    },
  }
}

function signed(
  { tenancy, user, fingerprint, privateKeyPem }: Simulator['oci'],
  method: string,
  target: string,
  body: string | undefined,
) {
  const bare = { date: new Date().toUTCString(), host: '127.0.0.1' }
  const withBody = body !== undefined && {
    'content-length': String(Buffer.byteLength(body)),
    'content-type': 'application/json',
    'x-content-sha256': createHash('sha256').update(body).digest('base64'),
  }
  const headers: Record<string, string> = { ...bare, ...withBody }
  const lines = [
    `(request-target): ${method.toLowerCase()} ${target}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  const signature = sign('RSA-SHA256', Buffer.from(lines.join('\n')), privateKeyPem).toString('base64')
  const names = ['(request-target)', ...Object.keys(headers)].join(' ')
  const keyId = `${tenancy}/${user}/${fingerprint}`
  return {
    ...headers,
    authorization: `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names}",signature="${signature}"`,
  }
}

function timed(request: ReturnType<typeof httpRequest>, body?: string): Promise<Answer> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.on('response', (response: IncomingMessage) => {
      text(response).then((content) => {
        const ms = performance.now() - started
        resolve({ status: response.statusCode ?? 0, ms, body: content === '' ? undefined : JSON.parse(content) })
      }, reject)
    })
    request.end(body)
  })
}

/** Does work number 0 to `count` - 1, a few at a time. */
async function inParallel(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

const good = (answer: Answer): Answer => {
  if (answer.status < 300) return answer
  throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
}

const circuitPath = (index: number) => `${network}/expressRouteCircuits/circuit-${index}`

const aCircuit = (owner: string) => ({
  location: 'eastus',
  tags: { owner },
  sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
  properties: {
    serviceProviderProperties: {
      serviceProviderName: 'Oracle Cloud FastConnect',
      peeringLocation: 'Washington DC',
      bandwidthInMbps: 1000,
    },
  },
})

/** 1,000 circuits, each joined with a virtual circuit on one of ten DRGs. */
async function build(simulator: Simulator, azure: Send, oci: Send): Promise<readonly string[]> {
  const compartmentId = simulator.oci.compartment
  good(await azure('PUT', group, { location: 'eastus' }))
  const drgs: string[] = []
  for (let index = 0; index < 10; index++) drgs.push(good(await oci('POST', '/drgs', { compartmentId })).body.id)
  await inParallel(circuits, async (index) => void good(await azure('PUT', circuitPath(index), aCircuit('bench'))))
  simulator.clock.step(10 * 60_000)
  const service = good(await oci('GET', `/fastConnectProviderServices?compartmentId=${compartmentId}`)).body.find(
    ({ providerServiceName }: { providerServiceName: string }) => /expressroute/i.test(providerServiceName),
  )
  const ids: string[] = []
  await inParallel(circuits, async (index) => {
    const { serviceKey } = good(await azure('GET', circuitPath(index))).body.properties
    const made = await oci('POST', '/virtualCircuits', {
      compartmentId,
      type: 'PRIVATE',
      displayName: `vc-${index}`,
      providerServiceId: service.id,
      providerServiceKeyName: serviceKey,
      bandwidthShapeName: '1 Gbps',
      gatewayId: drgs[index % drgs.length],
      crossConnectMappings: [
        { oracleBgpPeeringIp: '192.168.240.1/30', customerBgpPeeringIp: '192.168.240.2/30' },
        { oracleBgpPeeringIp: '192.168.240.25/30', customerBgpPeeringIp: '192.168.240.26/30' },
      ],
    })
    ids[index] = good(made).body.id
  })
  simulator.clock.step(60 * 60_000)
  return ids
}

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const row = (name: string, times: readonly number[], perSecond?: number): string =>
  `| ${name} | ${times.length} | ${percentile(times, 0.5).toFixed(1)} | ${percentile(times, 0.99).toFixed(1)} | ${perSecond?.toFixed(0) ?? ''} |\n`

async function repeated(count: number, send: () => Promise<Answer>): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index++) times.push(good(await send()).ms)
  return times
}

/** Four reads for each write, over both clouds. */
async function mixed(
  azure: Send,
  oci: Send,
  ids: readonly string[],
  compartmentId: string,
): Promise<{ times: number[]; perSecond: number }> {
  const times: number[] = []
  const started = performance.now()
  await inParallel(mixedRequests, async (index) => {
    const at = (index * 7919) % circuits
    const requests: (() => Promise<Answer>)[] = [
      () => azure('GET', circuitPath(at)),
      () => oci('GET', `/virtualCircuits/${ids[at]}`),
      () => oci('GET', `/virtualCircuits?compartmentId=${compartmentId}&limit=50`),
      () => azure('GET', `${circuitPath(at)}/peerings/AzurePrivatePeering`),
      () =>
        index % 2 === 0
          ? azure('PATCH', circuitPath(at), { tags: { turn: String(index) } })
          : oci('PUT', `/virtualCircuits/${ids[at]}`, { freeformTags: { turn: String(index) } }),
    ]
    times.push(good(await requests[index % requests.length]!()).ms)
  })
  return { times, perSecond: (mixedRequests * 1000) / (performance.now() - started) }
}

/** Prints the table that `docs/performance.md` shows. */
export async function run(): Promise<void> {
  await using simulator = await openSimulator({
    limits: {
      'oci/virtualCircuitsPerRegion': circuits,
      'oci/drgsPerRegion': circuits,
      'azure/circuitsPerSubscription': circuits,
      'azure/circuitsPerRegion': circuits,
    },
  })
  const { azure, oci } = await clientsOf(simulator)
  const started = performance.now()
  const ids = await build(simulator, azure, oci)
  const builtS = (performance.now() - started) / 1000
  const compartmentId = simulator.oci.compartment
  process.stdout.write(
    `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, client in the same process; `,
  )
  process.stdout.write(`${circuits} circuits and their virtual circuits built in ${builtS.toFixed(1)} s\n\n`)
  process.stdout.write('| requests | number | p50 ms | p99 ms | per second |\n| --- | ---: | ---: | ---: | ---: |\n')
  const lists: readonly (readonly [string, () => Promise<Answer>])[] = [
    ['list 1,000 circuits (one ARM page)', () => azure('GET', `${network}/expressRouteCircuits`)],
    ['list resources of the group', () => azure('GET', `${group}/resources`)],
    [
      'list 50 virtual circuits (one OCI page)',
      () => oci('GET', `/virtualCircuits?compartmentId=${compartmentId}&limit=50`),
    ],
    [
      'list 1,000 virtual circuits (largest OCI page)',
      () => oci('GET', `/virtualCircuits?compartmentId=${compartmentId}&limit=1000`),
    ],
    ['list DRG attachments', () => oci('GET', `/drgAttachments?compartmentId=${compartmentId}&limit=1000`)],
    ['one circuit', () => azure('GET', circuitPath(circuits / 2))],
    ['one virtual circuit', () => oci('GET', `/virtualCircuits/${ids[circuits / 2]}`)],
    ['sessions of one virtual circuit', () => oci('GET', `/virtualCircuits/${ids[circuits / 2]}/crossConnectMappings`)],
  ]
  for (const [name, send] of lists) process.stdout.write(row(name, await repeated(40, send)))
  const { times, perSecond } = await mixed(azure, oci, ids, compartmentId)
  process.stdout.write(row(`mixed, ${workers} clients at once, 4 reads to 1 write`, times, perSecond))
}

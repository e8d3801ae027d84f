import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { signedHeaders } from '../src/oci/test-client.ts'
import { openSimulator, type Simulator, type SimulatorOptions } from '../src/simulator.ts'

export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

type Sent = Readonly<Record<string, string>>

export const vcns = '/oci/iaas/us-ashburn-1/20160918/vcns'
export const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/robust'
export const networkPath = (name: string) =>
  `${group}/providers/Microsoft.Network/virtualNetworks/${name}?api-version=2025-05-01`
export const aNetwork = '{"location":"eastus","properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/16"]}}}'

/** A simulator on sockets, with whoever asks it in the form each cloud wants. */
export async function served(options: SimulatorOptions = {}) {
  const simulator = await openSimulator(options)
  onTestFinished(() => simulator.close())
  const clients = clientsOf(simulator)
  await clients.azure('PUT', `${group}?api-version=2025-04-01`, '{"location":"eastus"}')
  return { simulator, ...clients }
}

/** What a client has to know of a simulator, which may be in another process. */
export type ServedAccess = Pick<Simulator, 'endpoints' | 'ca' | 'azure' | 'oci'>

export function clientsOf(simulator: ServedAccess) {
  const ports = { azure: portOf(simulator.endpoints.azure), oci: portOf(simulator.endpoints.oci) }
  const principal = { tenancyId: simulator.oci.tenancy, userId: simulator.oci.user, ...simulator.oci }
  let token: Promise<string> | undefined
  const newToken = async () => {
    const { azure } = simulator
    const form = {
      grant_type: 'client_credentials',
      client_id: azure.clientId,
      client_secret: azure.clientSecret,
      scope: 'https://management.azure.com/.default',
    }
    const answer = await overTls('POST', `/${azure.tenant}/oauth2/v2.0/token`, String(new URLSearchParams(form)), {
      'content-type': 'application/x-www-form-urlencoded',
    })
    return (JSON.parse(answer.text) as { access_token: string }).access_token
  }
  const overTls = (method: string, path: string, body: string, headers: Sent) =>
    exchange(
      httpsRequest({ host: '127.0.0.1', port: ports.azure, ca: simulator.ca, method, path, headers, agent: false }),
      body,
    )
  /** A request of Azure with a token and JSON, unless the headers say otherwise. */
  const azure = async (method: string, path: string, body = '', headers: Sent = {}): Promise<Answered> => {
    const authorization = `Bearer ${await (token ??= newToken())}`
    return overTls(method, path, body, {
      authorization,
      ...(body !== '' && { 'content-type': 'application/json' }),
      ...headers,
    })
  }
  /** A request of OCI, signed. */
  const oci = (method: string, path: string, body = ''): Promise<Answered> => {
    const headers = signedHeaders(principal, method, path, body, Date.now())
    return exchange(httpRequest({ host: '127.0.0.1', port: ports.oci, method, path, headers, agent: false }), body)
  }
  /** All that a raw connection to the http port hears until it ends. */
  const raw = async (...parts: readonly string[]): Promise<string> => {
    const socket = connect(ports.oci, '127.0.0.1').setEncoding('utf8')
    let heard = ''
    socket.on('data', (chunk: string) => (heard += chunk)).on('error', () => {})
    for (const part of parts) socket.write(part)
    // `once` of Node would throw at a reset that comes after the answer.
    await new Promise((resolve) => socket.once('close', resolve))
    return heard
  }
  return { ports, azure, oci, raw, compartment: simulator.oci.compartment }
}

const portOf = (endpoint: string): number => Number(new URL(endpoint).port)

async function exchange(request: ReturnType<typeof httpRequest>, body: string): Promise<Answered> {
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) }
}

import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { createSlots } from '@interconnect/engine'

export interface Thing {
  readonly id: string
  readonly owner: string
  readonly key: string
  readonly size: number
  readonly on: readonly string[]
}

/** The things of a cloud, over connections that are kept. */
export interface ThingApi {
  list(): Promise<readonly Thing[]>
  /** `undefined` when there is none. */
  get(name: string): Promise<Thing | undefined>
  put(thing: Thing): Promise<void>
  delete(name: string): Promise<void>
}

/** As many requests at once as the sessions of the real clouds have. */
const inFlight = 8

export function thingApi(port: number): ThingApi {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const inSlot = createSlots(inFlight)
  const call = (method: string, path: string, body?: object): Promise<unknown> =>
    inSlot(
      () =>
        new Promise((resolve, reject) => {
          const outgoing = request({ host: '127.0.0.1', port, agent, method, path }, (answer) => {
            text(answer).then((content) => {
              if (answer.statusCode === 404) resolve(undefined)
              else resolve(content === '' ? undefined : JSON.parse(content))
            }, reject)
          })
          outgoing.on('error', reject)
          outgoing.end(body && JSON.stringify(body))
        }),
    )
  return {
    list: async () => (await call('GET', '/things')) as readonly Thing[],
    get: async (name) => (await call('GET', `/things/${name}`)) as Thing | undefined,
    put: async (thing) => void (await call('PUT', `/things/${thing.id}`, thing)),
    delete: async (name) => void (await call('DELETE', `/things/${name}`)),
  }
}

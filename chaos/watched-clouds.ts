import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Clouds,
  clientsDirectory,
  controlFile,
  makeClouds,
  openSimulatorOf,
  type Simulator,
  writeClientSettings,
} from '@interconnect/sim'

type App = Clouds['app']
type Connection = Parameters<App['fetch']>[1]

/** What happens to a call that writes: nothing, or that its sender is killed at one of three moments. */
export type Fate = 'spare' | 'before' | 'after' | 'answered'

/** Decides over each call that writes, and kills its sender. */
export interface Reaper {
  fate(): Fate
  kill(): void
}

/** Both clouds, served for processes with `stateDirectory`, and a place for who decides over their calls. */
export interface WatchedClouds extends AsyncDisposable {
  readonly simulator: Simulator
  reaper: Reaper | undefined
}

/** A status no server sends: the connection breaks instead. */
const broken = () => new Response(null, { status: 599 })

const isWrite = ({ method, url }: Request): boolean =>
  method === 'PUT' ||
  method === 'DELETE' ||
  method === 'PATCH' ||
  (method === 'POST' && new URL(url).pathname.startsWith('/oci'))

export async function watchClouds(stateDirectory: string, seed: string): Promise<WatchedClouds> {
  const watched = { reaper: undefined as Reaper | undefined }
  const cloudsOf = (world: Simulator['world']): Clouds => {
    const clouds = makeClouds(world)
    return {
      ...clouds,
      app: { fetch: (request, connection) => attend(clouds.app, watched.reaper, request, connection) },
    }
  }
  const simulator = await openSimulatorOf(cloudsOf, { seed, isControlled: true })
  await announce(simulator, join(stateDirectory, 'sim'))
  return Object.assign(watched, { simulator, [Symbol.asyncDispose]: () => simulator.close() })
}

async function attend(
  app: App,
  reaper: Reaper | undefined,
  request: Request,
  connection: Connection,
): Promise<Response> {
  const fate = reaper && isWrite(request) ? reaper.fate() : 'spare'
  if (fate === 'before') {
    reaper!.kill()
    return broken()
  }
  if (fate === 'answered') connection.outgoing.once('finish', () => reaper!.kill())
  const answer = await app.fetch(request, connection)
  if (fate !== 'after') return answer
  reaper!.kill()
  return broken()
}

/** Lets the CLI find this world, which lives in memory, where it looks for one that is served. */
async function announce(simulator: Simulator, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  writeClientSettings(simulator, clientsDirectory(directory))
  await writeFile(controlFile(directory), JSON.stringify(simulator.controlAccess))
}

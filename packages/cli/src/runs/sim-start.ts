import { join, resolve } from 'node:path'
import { InterconnectError } from '@interconnect/model'
import { clientsDirectory, clientSettings, openSimulator, type Pace, type Simulator, writeClientSettings } from '@interconnect/sim'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { SimulatorDocument } from '../output/simulator.ts'
import { say, show } from '../show.ts'
import { worldDirectory } from '../state/paths.ts'
import { simulatorText } from '../views/simulator.human.ts'

type Given = GlobalInput & { readonly port: string | undefined; readonly seed: string | undefined }

/** Clients in other processes sleep where it cannot be seen: time runs as soon as the world is idle. */
const paces: Readonly<Record<GlobalInput['pace'], Pace>> = { instant: 'free', '60x': 60, '1x': 1 }

/** Serves until the first signal; what was served stays in the state directory. */
export async function simStart(input: Given, host: Host): Promise<Result> {
  const directory = worldDirectory(input)
  const { port, seed, pace } = input
  await using simulator = await openSimulator({
    directory,
    pace: paces[pace],
    ...(seed !== undefined && { seed }),
    ...(port !== undefined && { ports: { https: portOf(port) } }),
  })
  const settingsDirectory = resolve(clientsDirectory(directory))
  writeClientSettings(simulator, settingsDirectory)
  const document = simulatorDocument(simulator, resolve(directory), settingsDirectory)
  show({ human: (look) => simulatorText(document, look), json: () => document, reveals: true }, input, host)
  await new Promise<void>((done) => {
    if (host.signal.aborted) return done()
    // Listening alone keeps no process alive once every client has gone.
    const alive = setInterval(() => {}, 60_000)
    host.signal.addEventListener('abort', () => (clearInterval(alive), done()), { once: true })
  })
  say('stopped; the world is kept', host)
  return { exitCode: 0, human: () => '', json: () => document }
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new InterconnectError('usage/invalid-argument', `--port '${text}' is not a port`, { hint: 'give a number from 1 to 65535' })
}

function simulatorDocument(simulator: Simulator, directory: string, settingsDirectory: string): SimulatorDocument {
  const { endpoints } = simulator
  const clients = clientSettings(simulator, settingsDirectory)
  return {
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'Simulator',
    directory,
    endpoints,
    caFile: join(settingsDirectory, 'ca.pem'),
    settingsDirectory,
    environment: {
      ...clients.azureSdk.managedIdentity,
      ...clients.oci.environment,
      INTERCONNECT_AZURE_ENDPOINT: endpoints.azure,
      INTERCONNECT_OCI_ENDPOINT: endpoints.oci,
      INTERCONNECT_CA_FILE: join(settingsDirectory, 'ca.pem'),
    },
    clients: { ...clients },
  }
}

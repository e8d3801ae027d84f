import { join, resolve } from 'node:path'
import { InterconnectError } from '@interconnect/model'
import {
  clientsDirectory,
  clientSettings,
  controlFile,
  openSimulator,
  type Pace,
  type Simulator,
  type SimulatorOptions,
  type SimulatorPorts,
  writeClientSettings,
} from '@interconnect/sim'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { SimulatorDocument } from '../output/simulator.ts'
import { readFaults } from './read-faults.ts'
import { say, show } from '../show.ts'
import { worldDirectory } from '../state/paths.ts'
import { simulatorText } from '../views/simulator.human.ts'
import { findingsResult } from '../with-document.ts'

interface Given extends GlobalInput {
  readonly port: string | undefined
  readonly seed: string | undefined
  readonly faults: string | undefined
}

/** Clients in other processes sleep where it cannot be seen: time runs as soon as the world is idle. */
const paces: Readonly<Record<GlobalInput['pace'], Pace>> = { instant: 'free', '60x': 60, '1x': 1 }

/** Serves until the first signal; what was served stays in the state directory. */
export async function simStart(input: Given, host: Host): Promise<Result> {
  if (input.faults === undefined) return serve(input, {}, host)
  const { source, value, findings } = await readFaults(input.faults)
  return value ? serve(input, value, host) : findingsResult(findings, source)
}

async function serve(input: Given, armed: Pick<SimulatorOptions, 'faults'>, host: Host): Promise<Result> {
  const directory = worldDirectory(input)
  const { port, seed, pace } = input
  await using simulator = await openSimulator({
    ...armed,
    directory,
    pace: paces[pace],
    isControlled: true,
    ...(seed !== undefined && { seed }),
    ...(port !== undefined && { ports: portsFrom(port) }),
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

function portsFrom(text: string): SimulatorPorts {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_534) return { https: port, http: port + 1, control: port + 2 }
  throw new InterconnectError('usage/invalid-argument', `--port '${text}' is not a port`, {
    hint: 'give a number from 1 to 65533: it and the two after it are used',
  })
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
    controlFile: controlFile(directory),
    settingsDirectory,
    environment: {
      ...clients.azureSdk.managedIdentity,
      ...clients.oci.environment,
      INTERCONNECT_AZURE_ENDPOINT: endpoints.azure,
      INTERCONNECT_OCI_ENDPOINT: endpoints.oci,
      INTERCONNECT_CA_FILE: join(settingsDirectory, 'ca.pem'),
      INTERCONNECT_CONTROL_FILE: controlFile(directory),
    },
    clients: { ...clients },
  }
}

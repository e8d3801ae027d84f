import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type AzureAccess, type Clouds, makeClouds, type OciAccess } from './clouds.ts'
import {
  type Control,
  type ControlAccess,
  controlApp,
  controlFileName,
  controlOf,
  removeControlFile,
  writeControlFile,
} from './control/index.ts'
import {
  type FaultInput,
  openWorld,
  removeWorld,
  replaceWorld,
  type VirtualClock,
  World,
  type WorldOptions,
  type WorldSnapshot,
} from './core/index.ts'
import { ensureCompartment } from './oci/ensure-compartment.ts'
import { makeServerCertificate } from './serve/certificate.ts'
import { caFile, certificateFiles, keptCertificate } from './serve/kept-certificate.ts'
import type { FetchApp } from './serve/http-adapter.ts'
import { type Listener, listen, type ListenerOptions, type Patience } from './serve/listener.ts'

/** Ports on 127.0.0.1; any free ones where absent. */
export interface SimulatorPorts {
  readonly http?: number | undefined
  readonly https?: number | undefined
  readonly control?: number | undefined
}

export interface SimulatorOptions extends Pick<
  WorldOptions,
  'seed' | 'pace' | 'wall' | 'durations' | 'limits' | 'quirks'
> {
  /** Where the world lives, made when absent; without it the world is in memory and ends with `close`. */
  readonly directory?: string | undefined
  /** Arms these faults instead of those an opened world still has. */
  readonly faults?: readonly FaultInput[] | undefined
  readonly ports?: SimulatorPorts | undefined
  /** Serves the control endpoint as well, on a port of its own; who may use it stands in `control.json`. */
  readonly isControlled?: boolean | undefined
  readonly patience?: Partial<Patience> | undefined
}

/** Both clouds, simulated and serving. */
export interface Simulator extends AsyncDisposable {
  readonly world: World
  /** Virtual time, for the sessions of clients in this process. */
  readonly clock: VirtualClock
  readonly endpoints: {
    /** Azure Resource Manager, and the authority that gives its tokens. */
    readonly azure: string
    /** All services and regions of OCI, by path. */
    readonly oci: string
  }
  /** The certificate authority to trust for https, as PEM. */
  readonly ca: string
  /** The file that holds it; `undefined` for a world in memory. */
  readonly caFile: string | undefined
  readonly azure: AzureAccess
  readonly oci: OciAccess
  /** For this process. */
  readonly control: Control
  /** For others; `undefined` unless the control endpoint is served. */
  readonly controlAccess: ControlAccess | undefined
  /** Makes what a document takes for granted: its compartment. Every subscription is there from the start. */
  ensureAccount(account: { readonly subscription: string; readonly compartment: string }): void
  /** Ends every connection, keeps the state, lets the directory go. */
  close(): Promise<void>
}

/**
 * Opens a world with both clouds and the link between them, and serves it on the loopback interface.
 * @throws state/locked when another process serves the same directory
 * @throws state/unreadable when its files are damaged
 * @throws usage/invalid-argument for a port that is taken, or another seed than the world was made with
 * @example await using simulator = await openSimulator({ directory: '.interconnect/sim' })
 */
export const openSimulator = (options: SimulatorOptions = {}): Promise<Simulator> =>
  openSimulatorOf(makeClouds, options)

/** Where `writeClientSettings` may put the settings of a world, to be thrown away with it. */
export const clientsDirectory = (directory: string): string => join(directory, clients)

const clients = 'clients'

/**
 * Throws away the world in `directory` with its certificate and its clients' settings.
 * @throws state/locked when a process serves it
 */
export const resetSimulator = (directory: string): void =>
  removeWorld(directory, [...certificateFiles, clients, controlFileName])

/**
 * Puts the world of a snapshot in place of the one in `directory`; certificate and ports of clients stay what they were.
 * @throws state/locked when a process serves it
 */
export const loadSnapshot = (directory: string, snapshot: WorldSnapshot): void => replaceWorld(directory, snapshot)

/** As `openSimulator`, with clouds of one's own. */
export async function openSimulatorOf(
  cloudsOf: (world: World) => Clouds,
  { directory, faults, ports = {}, isControlled = false, patience = {}, ...options }: SimulatorOptions,
): Promise<Simulator> {
  const { world, close: closeWorld } = directory === undefined ? inMemory(options) : openWorld(directory, options)
  try {
    // Without waiting in between: time may run from here on, and what an old world has scheduled needs its handlers.
    const clouds = cloudsOf(world)
    if (faults) arm(world, faults)
    const certificate = directory === undefined ? makeServerCertificate() : keptCertificate(directory)
    const control = controlOf(world)
    const token = randomBytes(32).toString('base64url')
    const [http, https, controls] = await listenAll([
      [clouds.app, { port: ports.http, patience }],
      [clouds.app, { port: ports.https, patience, certificate }],
      ...(isControlled
        ? [[controlApp(control, world.clock, token), { port: ports.control, patience: withoutEnd }] as const]
        : []),
    ])
    const controlAccess = controls && { endpoint: `http://127.0.0.1:${controls.port}`, token, pid: process.pid }
    if (directory !== undefined && controlAccess) writeControlFile(directory, controlAccess)
    const close = async () => {
      world.clock.stop()
      await Promise.all([http, https, controls].flatMap((listener) => listener?.close() ?? []))
      if (directory !== undefined && controlAccess) removeControlFile(directory)
      closeWorld()
    }
    return {
      world,
      clock: world.clock,
      endpoints: {
        azure: `https://127.0.0.1:${https.port}`,
        oci: `http://127.0.0.1:${http.port}/oci`,
      },
      ca: certificate.ca,
      caFile: directory === undefined ? undefined : caFile(directory),
      azure: clouds.azure,
      oci: clouds.oci,
      control,
      controlAccess,
      ensureAccount: ({ compartment }) => ensureCompartment(world, compartment),
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    closeWorld()
    throw error
  }
}

function inMemory(options: WorldOptions) {
  const world = new World(options)
  return { world, close: () => world.clock.stop() }
}

function arm(world: World, faults: readonly FaultInput[]): void {
  world.faults.clear()
  for (const fault of faults) world.faults.add(fault)
}

/** A participant of virtual time may be silent on its connection for as long as it works. */
const withoutEnd = { keepAliveTimeout: 0 }

type Served = readonly [app: FetchApp, options: ListenerOptions]

/** Opens every listener or none. */
async function listenAll(
  wanted: readonly [Served, Served, ...Served[]],
): Promise<[http: Listener, https: Listener, control?: Listener]> {
  const open: Listener[] = []
  try {
    for (const [app, options] of wanted) open.push(await listen(app, options))
  } catch (error) {
    await Promise.all(open.map((listener) => listener.close()))
    throw error
  }
  return open as [Listener, Listener, Listener?]
}

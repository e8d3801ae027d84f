import { z } from 'zod'
import { Milliseconds, outputKind } from './document.ts'

const Variables = z.record(z.string(), z.string())

/** Result of `sim start`. Its credentials open nothing but the simulators. */
export const SimulatorDocument = z.object({
  ...outputKind('Simulator'),
  directory: z.string(),
  endpoints: z.object({ azure: z.string(), oci: z.string() }),
  caFile: z.string(),
  controlFile: z.string().meta({ description: 'endpoint and token of the control endpoint' }),
  settingsDirectory: z.string().meta({ description: 'where the files named here, and more, were written' }),
  environment: Variables.meta({ description: 'makes `interconnect --target cloud` work on the simulators' }),
  clients: z
    .record(z.string(), z.unknown())
    .meta({ description: "settings for the vendors' SDKs and command lines, by client" }),
})
export type SimulatorDocument = z.infer<typeof SimulatorDocument>

const Counted = z.record(z.string(), z.int())

/** Result of `sim status` and `sim reset`. */
export const WorldDocument = z.object({
  ...outputKind('World'),
  directory: z.string(),
  exists: z.boolean(),
  seed: z.string().exactOptional(),
  time: z.string().exactOptional().meta({ description: 'virtual time, RFC 3339' }),
  elapsedMs: Milliseconds.exactOptional().meta({ description: 'virtual time since the world was made' }),
  requests: z.object({ all: z.int(), writes: z.int() }).exactOptional(),
  objects: z.object({ azure: Counted, oci: Counted }).meta({ description: 'number of objects by type' }),
})
export type WorldDocument = z.infer<typeof WorldDocument>

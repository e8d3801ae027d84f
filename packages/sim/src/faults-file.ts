import { inputJsonSchema, type ParsedYaml, parseYaml } from '@interconnect/model'
import { z } from 'zod'
import { Fault } from './core/index.ts'

/** What a file of faults holds. */
export const FaultsFile = z.strictObject({
  faults: z.array(Fault).meta({ description: 'each request is given the effect of the first fault that catches it' }),
})
export type FaultsFile = z.output<typeof FaultsFile>

/**
 * Reads faults from YAML or JSON; what is wrong comes back as findings with their places.
 * @example
 * faults:
 *   - cloud: azure
 *     method: PUT
 *     path: /expressRouteCircuits/
 *     after: 1
 *     count: 2
 *     effect: { type: answer, status: 429, code: TooManyRequests, retryAfterS: 10 }
 */
export const parseFaults = (text: string, file: string): ParsedYaml<FaultsFile> => parseYaml(FaultsFile, text, file)

/** JSON Schema of such a file, for editors. */
export const faultsJsonSchema = (): Record<string, unknown> => inputJsonSchema(FaultsFile)

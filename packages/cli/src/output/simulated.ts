import { Fault } from '@interconnect/sim'
import { z } from 'zod'
import { outputKind } from './document.ts'

const Time = z.string().meta({ description: 'virtual time, RFC 3339' })

/** Result of `sim journal`. */
export const RequestJournalDocument = z.object({
  ...outputKind('RequestJournal'),
  directory: z.string(),
  requests: z.array(
    z.object({
      time: Time,
      cloud: z.enum(['azure', 'oci']),
      method: z.string(),
      path: z.string().meta({ description: 'path and query as sent' }),
      status: z.int().meta({ description: '0 when a fault broke the connection' }),
      write: z.boolean().meta({ description: 'whether it asked for a change' }),
    }),
  ),
})
export type RequestJournalDocument = z.infer<typeof RequestJournalDocument>

/** Result of `sim faults`. */
export const FaultsDocument = z.object({
  ...outputKind('Faults'),
  directory: z.string(),
  faults: z.array(z.object({ fault: Fault, seen: z.int().meta({ description: 'matching requests so far' }) })),
})
export type FaultsDocument = z.infer<typeof FaultsDocument>

/** Result of `sim snapshot save` and `load`. */
export const SnapshotDocument = z.object({
  ...outputKind('Snapshot'),
  directory: z.string(),
  file: z.string(),
  did: z.enum(['save', 'load']),
  time: Time,
  objects: z.int(),
})
export type SnapshotDocument = z.infer<typeof SnapshotDocument>

/** Result of `sim snapshot diff`. */
export const SnapshotDifferenceDocument = z.object({
  ...outputKind('SnapshotDifference'),
  directory: z.string(),
  file: z.string(),
  objects: z.array(
    z.object({
      collection: z.string(),
      id: z.string(),
      is: z.enum(['added', 'removed', 'changed']).meta({ description: 'in the world, against the file' }),
      members: z.array(
        z.object({ path: z.string(), from: z.unknown().exactOptional(), to: z.unknown().exactOptional() }),
      ),
    }),
  ),
})
export type SnapshotDifferenceDocument = z.infer<typeof SnapshotDifferenceDocument>

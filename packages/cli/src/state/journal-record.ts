import { z } from 'zod'

const key = z.string().min(1)

/** What a line of the journal may say: the engine's records. */
export const JournalRecordForm = z.discriminatedUnion('record', [
  z.object({
    record: z.literal('intent'),
    key,
    type: z.string(),
    action: z.enum(['create', 'update', 'delete']),
    token: z.string(),
    needs: z.array(key).default([]),
  }),
  z.object({ record: z.literal('accepted'), key, id: z.string(), operation: z.string().exactOptional() }),
  z.object({ record: z.literal('done'), key, id: z.string() }),
  z.object({ record: z.literal('gone'), key }),
  z.object({ record: z.literal('failed'), key, code: z.string() }),
  z.object({
    record: z.literal('taken-over'),
    key,
    type: z.string(),
    id: z.string(),
    as: z.enum(['own', 'existing']),
    needs: z.array(key),
  }),
])

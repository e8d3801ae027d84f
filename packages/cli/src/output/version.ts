import { z } from 'zod'
import { outputKind } from './document.ts'

/** Result of `version`. */
export const VersionDocument = z.object({
  ...outputKind('Version'),
  version: z.string(),
  node: z.string(),
  platform: z.string(),
})
export type VersionDocument = z.infer<typeof VersionDocument>

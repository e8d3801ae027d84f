import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'

export const driftCommand = defineCommand({
  name: 'drift',
  summary: 'find what others changed',
  description:
    'Compares both clouds with the document, property by property. Changes nothing; `apply` mends what it finds.',
  flags: documentFlags,
  examples: [{ line: 'drift -f prod.yaml', does: 'lists what is missing, changed or unwanted' }],
  exitCodes: { 2: 'something has drifted', 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/drift.ts')).drift(input, host),
})

import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'

export const statusCommand = defineCommand({
  name: 'status',
  summary: 'say how the interconnect stands',
  description:
    'Reads both clouds and says in one line whether the link is up, then what each side reports, and explains what is wrong. Changes nothing.',
  flags: documentFlags,
  examples: [{ line: 'status -f prod.yaml', does: 'is it up, and if not, why' }],
  exitCodes: { 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/status.ts')).status(input, host),
})

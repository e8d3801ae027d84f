import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'

export const validateCommand = defineCommand({
  name: 'validate',
  summary: 'check a document without asking any cloud',
  description:
    'Checks form, addresses and rules of a document and names file, line and column of each problem. What depends on existing networks is checked by `plan`.',
  flags: documentFlags,
  examples: [
    { line: 'validate -f prod.yaml', does: 'lists every problem with its place and what to write instead' },
    { line: 'validate -f - -o json < prod.yaml', does: 'the same as JSON, from stdin' },
  ],
  exitCodes: { 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/validate.ts')).validate(input, host),
})

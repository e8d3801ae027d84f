import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'

export const proveCommand = defineCommand({
  name: 'prove',
  summary: 'prove that the link does what the document promises',
  description:
    'Looks at both ends of the running link: states, both BGP sessions, what each side should have learned against what it learned, routes and rules. Every check comes with its evidence. Changes nothing.',
  flags: documentFlags,
  examples: [
    { line: 'prove -f prod.yaml', does: 'all checks and the verdict' },
    {
      line: 'prove -f prod.yaml -o json | jq \'.checks[] | select(.verdict != "pass")\'',
      does: 'only what did not pass',
    },
  ],
  exitCodes: { 3: 'a check failed, or the document has errors' },
  run: async (input, host) => (await import('../runs/prove.ts')).prove(input, host),
})

import { defineCommand } from '../command.ts'
import { writingFlags } from '../document-flags.ts'

export const applyCommand = defineCommand({
  name: 'apply',
  summary: 'build the interconnect, or mend it',
  description:
    'Plans, asks, and carries the plan out on both clouds at once, waiting for each where the other must go first. Can be stopped and run again at any time: it goes on from what is there.',
  flags: writingFlags,
  examples: [
    { line: 'apply -f prod.yaml', does: 'shows the plan and asks before doing it' },
    {
      line: 'apply -f prod.yaml --auto-approve --events 2> events.jsonl',
      does: 'asks nothing and writes progress as JSON lines',
    },
  ],
  exitCodes: { 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/apply.ts')).apply(input, host),
})

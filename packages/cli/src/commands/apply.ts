import { defineCommand } from '../command.ts'
import { skipPreflightFlag, writingFlags } from '../document-flags.ts'
import { switchFlag } from '../flag.ts'

export const applyCommand = defineCommand({
  name: 'apply',
  summary: 'build the interconnect, or mend it',
  description:
    'Plans, asks, and carries the plan out on both clouds at once, waiting for each where the other must go first. Can be stopped and run again at any time: it goes on from what is there.',
  flags: {
    ...writingFlags,
    skipPreflight: skipPreflightFlag,
    allowDisruption: switchFlag({
      summary: 'agree to what the plan stops meanwhile; without it nothing is changed then',
    }),
  },
  examples: [
    { line: 'apply -f prod.yaml', does: 'shows the plan and asks before doing it' },
    {
      line: 'apply -f prod.yaml --auto-approve --events 2> events.jsonl',
      does: 'asks nothing and writes progress as JSON lines',
    },
    { line: 'apply -f prod.yaml --allow-disruption', does: 'also changes what stops traffic for a while' },
  ],
  exitCodes: { 3: 'the document has errors, or a cloud would refuse it' },
  run: async (input, host) => (await import('../runs/apply.ts')).apply(input, host),
})

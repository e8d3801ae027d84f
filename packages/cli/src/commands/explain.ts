import { defineCommand } from '../command.ts'
import { textPlace } from '../flag.ts'

export const explainCommand = defineCommand({
  name: 'explain',
  summary: 'explain anything the program names by an id',
  description:
    'Says of a rule, an error code, a gate, a probe, a state or an action what it means, how it shows in the console and command line of each cloud, how to be sure, how to cure it, and where that is documented. Without an id it lists all there are. Asks no cloud.',
  flags: {
    id: textPlace({
      summary: 'as printed beside a finding or an error; all ids when left out',
      completes: async () => (await import('../runs/explain.ts')).explainedIds(),
    }),
  },
  examples: [
    { line: 'explain address/networks-overlap', does: 'why the ranges of both sides must not meet, and what to do' },
    { line: 'explain cloud/busy -o json', does: 'the same for an error code, as JSON' },
    { line: 'explain', does: 'lists every id' },
  ],
  run: async (input) => (await import('../runs/explain.ts')).explain(input),
})

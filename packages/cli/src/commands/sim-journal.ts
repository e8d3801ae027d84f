import { defineCommand } from '../command.ts'
import { switchFlag, textFlag } from '../flag.ts'

export const simJournalCommand = defineCommand({
  name: 'sim journal',
  summary: 'list what the simulated clouds were asked',
  description:
    'Shows every request both simulated clouds answered, in virtual time, also while `sim start` is serving. Bodies and credentials are not kept.',
  flags: {
    writes: switchFlag({ summary: 'only requests that asked for a change' }),
    last: textFlag('number', { summary: 'only so many, from the end' }),
  },
  examples: [
    { line: 'sim journal --writes', does: 'what was changed, in order' },
    { line: 'sim journal -o json', does: 'the same for a program' },
  ],
  run: async (input, host) => (await import('../runs/sim-journal.ts')).simJournal(input, host),
})

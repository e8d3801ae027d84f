import { defineCommand } from '../command.ts'
import { choiceFlag, requiredPlace } from '../flag.ts'

export const simSnapshotCommand = defineCommand({
  name: 'sim snapshot',
  summary: 'keep, bring back or compare the simulated world',
  description:
    'Saves the world as sorted JSON (no private keys), puts such a file in its place, or says what is different now. Saving and comparing also work while `sim start` is serving.',
  flags: {
    action: choiceFlag(['save', 'load', 'diff'], { summary: 'what to do', positional: true }),
    file: requiredPlace('the snapshot'),
  },
  examples: [
    { line: 'sim snapshot save before.json', does: 'writes the world down' },
    { line: 'sim snapshot diff before.json', does: 'what was added, removed and changed since' },
    { line: 'sim snapshot load before.json', does: 'the world is again what it was' },
  ],
  exitCodes: { 2: 'diff: the world is different' },
  run: async (input, host) => (await import('../runs/sim-snapshot.ts')).simSnapshot(input, host),
})

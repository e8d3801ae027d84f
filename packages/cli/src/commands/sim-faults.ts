import { defineCommand } from '../command.ts'
import { choiceFlag, textFlag } from '../flag.ts'

export const simFaultsCommand = defineCommand({
  name: 'sim faults',
  summary: 'make the simulated clouds fail as told',
  description:
    'Lists the armed faults of the simulated world, adds those of a file (schema: docs/schemas/faults-file.schema.json) or clears all, also while `sim start` is serving.',
  flags: {
    action: choiceFlag(['list', 'add', 'clear'], { summary: 'what to do', positional: true }),
    faults: textFlag('file', { short: 'f', summary: 'YAML or JSON of faults, for add' }),
  },
  examples: [
    { line: 'sim faults add -f faults.yaml', does: 'arms what the file says' },
    { line: 'sim faults list', does: 'each fault, and how many requests it saw' },
  ],
  exitCodes: { 3: 'the file of faults has errors' },
  run: async (input, host) => (await import('../runs/sim-faults.ts')).simFaults(input, host),
})

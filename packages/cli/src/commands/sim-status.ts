import { defineCommand } from '../command.ts'

export const simStatusCommand = defineCommand({
  name: 'sim status',
  summary: 'say what the simulated world holds',
  description: 'Shows the virtual time, the accounts, and how many objects each simulated cloud holds.',
  flags: {},
  examples: [{ line: 'sim status', does: 'virtual time and number of objects' }],
  run: async (input, host) => (await import('../runs/sim-status.ts')).simStatus(input, host),
})

import { defineCommand } from '../command.ts'

export const simResetCommand = defineCommand({
  name: 'sim reset',
  summary: 'throw the simulated world away',
  description: 'Deletes both simulated clouds and the journals of what was built on them. Real clouds are not touched.',
  flags: {},
  examples: [{ line: 'sim reset', does: 'the next command starts in an empty world' }],
  run: async (input, host) => (await import('../runs/sim-reset.ts')).simReset(input, host),
})

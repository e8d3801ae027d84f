import { defineCommand } from '../command.ts'
import { textFlag } from '../flag.ts'

export const simClockCommand = defineCommand({
  name: 'sim clock',
  summary: 'tell or move on the time of the simulated world',
  description:
    'Shows the virtual time, after moving it on if asked to: everything due on the way happens. Also while `sim start` is serving.',
  flags: { step: textFlag('duration', { summary: 'such as 90s, 45min or 2h' }) },
  examples: [{ line: 'sim clock --step 45min', does: 'a gateway under way is done' }],
  run: async (input, host) => (await import('../runs/sim-clock.ts')).simClock(input, host),
})

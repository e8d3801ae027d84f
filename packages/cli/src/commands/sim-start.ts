import { defineCommand } from '../command.ts'
import { textFlag } from '../flag.ts'

export const simStartCommand = defineCommand({
  name: 'sim start',
  summary: 'serve both simulated clouds until stopped',
  description:
    'Serves Azure Resource Manager and the OCI APIs on the loopback interface, over the same world the other commands use, and prints what clients need: endpoints, the CA file, credentials.',
  flags: {
    port: textFlag('number', { summary: 'port of the https endpoint; any free one when left out' }),
    seed: textFlag('text', { summary: 'makes ids and keys of a new world reproducible' }),
  },
  examples: [
    { line: 'sim start -o json', does: 'prints the settings as JSON, then serves until Ctrl-C' },
    { line: 'sim start --pace 60x', does: 'a 45-minute gateway takes 45 seconds' },
  ],
  run: async (input, host) => (await import('../runs/sim-start.ts')).simStart(input, host),
})

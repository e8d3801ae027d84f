import { defineCommand } from '../command.ts'
import { textFlag } from '../flag.ts'

export const simStartCommand = defineCommand({
  name: 'sim start',
  summary: 'serve both simulated clouds until stopped',
  description:
    'Serves Azure Resource Manager and the OCI APIs on the loopback interface, over the same world the other commands use, and prints what clients need: endpoints, the CA file, credentials.',
  flags: {
    port: textFlag('number', {
      summary: "port of Azure's endpoint; OCI's and the control endpoint take the two after it",
    }),
    seed: textFlag('text', { summary: 'makes ids and keys of a new world reproducible' }),
    faults: textFlag('file', { summary: 'YAML or JSON of faults to inject, instead of those still armed' }),
  },
  examples: [
    { line: 'sim start -o json', does: 'prints the settings as JSON, then serves until Ctrl-C' },
    { line: 'sim start --faults faults.yaml', does: 'what goes wrong stands in a file' },
    { line: 'sim start --pace 60x', does: 'a 45-minute gateway takes 45 seconds' },
  ],
  exitCodes: { 3: 'the file of faults has errors' },
  run: async (input, host) => (await import('../runs/sim-start.ts')).simStart(input, host),
})

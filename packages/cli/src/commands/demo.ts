import { defineCommand } from '../command.ts'

export const demoCommand = defineCommand({
  name: 'demo',
  summary: 'the whole life of an interconnect, on the simulators',
  description:
    'Builds, proves, breaks, mends and takes down an interconnect in a temporary directory on the built-in simulators. Needs no account and leaves nothing behind.',
  flags: {},
  examples: [{ line: 'demo', does: 'takes less than a minute' }],
  run: async (input, host) => (await import('../demo/demo.ts')).demo(input, host),
})

import { defineCommand } from '../command.ts'

export const versionCommand = defineCommand({
  name: 'version',
  summary: 'show the version',
  description: 'Shows the version of this program and of the Node.js it runs on.',
  flags: {},
  examples: [{ line: 'version -o json', does: 'as JSON, for bug reports' }],
  run: async () => (await import('../runs/version.ts')).showVersion(),
})

import { defineCommand } from '../command.ts'
import { switchFlag, textFlagOr } from '../flag.ts'

export const initCommand = defineCommand({
  name: 'init',
  summary: 'write a first document',
  description: 'Writes a short document with comments, valid as it stands for the simulators; edit it and apply it.',
  flags: {
    file: textFlagOr('file', 'interconnect.yaml', { short: 'f', summary: 'where to write it; - writes to stdout' }),
    name: textFlagOr('name', 'first', { summary: 'name of the interconnect; marks everything it makes' }),
    regions: textFlagOr('pair', 'ashburn', { summary: 'one of the twelve pairs of regions' }),
    force: switchFlag({ summary: 'replace a file that is there' }),
  },
  examples: [
    { line: 'init', does: 'writes interconnect.yaml for Ashburn and East US' },
    {
      line: 'init --regions frankfurt --name prod -f prod.yaml',
      does: 'writes prod.yaml for Frankfurt and Germany West Central',
    },
  ],
  run: async (input, host) => (await import('../runs/init.ts')).init(input, host),
})

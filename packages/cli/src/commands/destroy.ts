import { defineCommand } from '../command.ts'
import { writingFlags } from '../document-flags.ts'

export const destroyCommand = defineCommand({
  name: 'destroy',
  summary: 'take the interconnect down',
  description:
    'Deletes everything the document made, in the only order both clouds allow, from whatever state it is in. Networks and rules of others stay as they are.',
  flags: writingFlags,
  examples: [{ line: 'destroy -f prod.yaml', does: 'shows what would be deleted and asks before doing it' }],
  exitCodes: { 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/destroy.ts')).destroy(input, host),
})

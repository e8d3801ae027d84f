import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'
import { listFlag } from '../flag.ts'

export const driftCommand = defineCommand({
  name: 'drift',
  summary: 'find what others changed',
  description:
    'Compares both clouds with the document, property by property, and tells the worst first: what stops traffic, what opens or exposes something, what does neither. Changes nothing; `apply` mends what it finds.',
  flags: {
    ...documentFlags,
    ignore: listFlag('what', {
      summary: 'leave out an object (its key), a property (key.property), or traffic, security or cosmetic; repeatable',
    }),
  },
  examples: [
    { line: 'drift -f prod.yaml', does: 'lists what is missing, changed or unwanted' },
    {
      line: 'drift -f prod.yaml --ignore cosmetic --ignore oci/vcn.name',
      does: 'leaves out what does not matter here',
    },
  ],
  exitCodes: { 2: 'something has drifted', 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/drift.ts')).drift(input, host),
})

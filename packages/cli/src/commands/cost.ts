import { defineCommand } from '../command.ts'
import { documentFlags, pricesFlag } from '../document-flags.ts'
import { textFlag } from '../flag.ts'

export const costCommand = defineCommand({
  name: 'cost',
  summary: 'what the interconnect costs each month',
  description:
    'Tells the monthly bill of both clouds line by line, at list prices. Clouds are asked only for a document that names existing networks. What is not known is said, and left out of the total. What others made is on their bill.',
  flags: {
    ...documentFlags,
    compare: textFlag('file', { summary: 'another document, to see what changes' }),
    prices: pricesFlag,
  },
  examples: [
    { line: 'cost -f prod.yaml', does: 'each line of the bill, and the total' },
    { line: 'cost -f prod.yaml --compare larger.yaml', does: 'what larger.yaml would cost more' },
    { line: 'cost -f prod.yaml --prices ours.yaml -o json', does: 'with prices of your own, as JSON' },
  ],
  exitCodes: { 3: 'a document has errors' },
  run: async (input, host) => (await import('../runs/cost.ts')).cost(input, host),
})

import { defineCommand } from '../command.ts'
import { textFlag } from '../flag.ts'

export const rulesCommand = defineCommand({
  name: 'rules',
  summary: 'list the rules that documents are checked against',
  description: 'Lists every rule by area, with its severity and what holds when it is kept. Asks no cloud.',
  flags: { area: textFlag('area', { summary: 'only the rules of one area, such as address or kubernetes' }) },
  examples: [
    { line: 'rules', does: 'all of them' },
    { line: 'rules --area kubernetes', does: 'those about clusters on top of the link' },
    { line: "rules -o json | jq -r '.rules[].id'", does: 'their ids' },
  ],
  run: async (input) => (await import('../runs/rules.ts')).listRules(input),
})

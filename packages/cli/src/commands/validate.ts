import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'
import { switchFlag } from '../flag.ts'

export const validateCommand = defineCommand({
  name: 'validate',
  summary: 'check a document, without asking any cloud unless told to',
  description:
    'Checks form, addresses and rules of a document and names file, line and column of each problem. What depends on existing networks is checked with `--observe`, which reads them, and by `plan`.',
  flags: {
    ...documentFlags,
    fix: switchFlag({ summary: 'make the edits that are safe, and show them; everything else keeps its bytes' }),
    observe: switchFlag({ summary: 'also read the existing networks the document names, and check against them' }),
    strict: switchFlag({ summary: 'take warnings for errors' }),
    dryRun: switchFlag({ summary: 'with --fix: show the edits and write nothing' }),
  },
  reportsFindings: true,
  examples: [
    { line: 'validate -f prod.yaml', does: 'lists every problem with its place and what to write instead' },
    { line: 'validate -f - -o json < prod.yaml', does: 'the same as JSON, from stdin' },
    { line: 'validate -f prod.yaml --fix', does: 'mends misspelt names, host bits, duplicates; shows the difference' },
    { line: 'validate -f prod.yaml --strict', does: 'for pipelines: a warning fails, too' },
    { line: 'validate -f prod.yaml --observe --target cloud', does: 'also what stands in the way in both clouds' },
    {
      line: 'validate -f prod.yaml -o sarif > findings.sarif',
      does: 'for code scanning; also junit, and github for annotations',
    },
  ],
  exitCodes: { 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/validate.ts')).validate(input, host),
})

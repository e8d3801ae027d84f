import { defineCommand } from '../command.ts'
import { requiredPlace, switchFlag } from '../flag.ts'

export const diffReachCommand = defineCommand({
  name: 'diff-reach',
  summary: 'what becomes possible and impossible between two documents',
  description:
    "Compares who reaches whom in two documents, packet by packet. 'now' in place of the first document stands for the clouds as they are under the second. Changes nothing.",
  flags: {
    before: requiredPlace("a document, or 'now'"),
    after: requiredPlace('a document'),
    detailedExitcode: switchFlag({ summary: 'exit 2 when something differs' }),
  },
  examples: [
    { line: 'diff-reach old.yaml new.yaml', does: 'what the new document opens and closes' },
    { line: 'diff-reach now prod.yaml', does: 'what an apply would open and close' },
  ],
  exitCodes: { 2: 'something differs (with --detailed-exitcode)', 3: 'a document has errors' },
  run: async (input, host) => (await import('../runs/diff-reach.ts')).diffReach(input, host),
})

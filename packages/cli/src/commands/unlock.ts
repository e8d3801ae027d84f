import { defineCommand } from '../command.ts'
import { writingFlags } from '../document-flags.ts'

export const unlockCommand = defineCommand({
  name: 'unlock',
  summary: 'show who works on a document, and take the lock away',
  description:
    'Shows which run holds the lock of the document and since when, and asks before taking the lock away. Locks of runs that were killed on this machine need no unlocking: the next run takes them over. A run whose lock was taken away writes nothing more.',
  flags: writingFlags,
  examples: [{ line: 'unlock -f prod.yaml', does: 'after a run on another machine was lost' }],
  exitCodes: { 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/unlock.ts')).unlock(input, host),
})

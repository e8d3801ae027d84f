import { defineCommand } from '../command.ts'
import { writingFlags } from '../document-flags.ts'
import { switchFlag } from '../flag.ts'

export const repairCommand = defineCommand({
  name: 'repair',
  summary: 'bring a broken link back by the vendors’ recipe',
  description:
    'For a virtual circuit in FAILED because something was deleted in the wrong order, a circuit that a change left failed, a private peering that does not match, and what is missing. Says step by step what it does and why: resets the circuit, removes the connection, then the virtual circuit, waits until Azure has let go, and builds again what had to go. What merely differs from the document is left as it is.',
  flags: { ...writingFlags, dryRun: switchFlag({ summary: 'show the steps and change nothing' }) },
  examples: [
    { line: 'repair -f prod.yaml --dry-run', does: 'shows the recipe, step by step' },
    { line: 'repair -f prod.yaml', does: 'shows it, asks, and walks it' },
  ],
  exitCodes: { 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/repair.ts')).repair(input, host),
})

import { defineCommand } from '../command.ts'
import { writingFlags } from '../document-flags.ts'
import { switchFlag } from '../flag.ts'

export const adoptCommand = defineCommand({
  name: 'adopt',
  summary: 'take over a link that others built',
  description:
    'Finds the link the document describes, built by hand, by Terraform, or with az and oci, and takes it over without touching it: that it is ours is written into the journal, and from then on apply and destroy treat it as if they had made it. Names stay as they are. Shows what would differ from the document. A gateway or resource group that others use, too, is used and never deleted; what another document has marked is refused.',
  flags: {
    ...writingFlags,
    dryRun: switchFlag({ summary: 'show what would be taken over and change nothing' }),
    tag: switchFlag({ summary: 'also write our mark as tags, so that it outlives the journal' }),
  },
  examples: [
    { line: 'adopt -f prod.yaml --dry-run', does: 'what would be taken over, and what differs' },
    { line: 'adopt -f prod.yaml', does: 'takes it over; writes to neither cloud' },
  ],
  exitCodes: { 3: 'the document has errors' },
  run: async (input, host) => (await import('../runs/adopt.ts')).adopt(input, host),
})

import { defineCommand } from '../command.ts'
import { requiredFlag, textFlag } from '../flag.ts'

export const discoverCommand = defineCommand({
  name: 'discover',
  summary: 'list the links that stand in both accounts',
  description:
    'Lists every ExpressRoute circuit to Oracle in a subscription and every virtual circuit in a compartment that redeemed its key, with gateways and networks, whoever made them, and names halves without the other. Keys are compared and never shown. With --write, prints a document for one of them. Changes nothing.',
  flags: {
    subscription: requiredFlag('id', { summary: 'the Azure subscription to look in' }),
    compartment: requiredFlag('ocid', { summary: 'the OCI compartment to look in' }),
    region: textFlag('pair', { summary: 'only this pair of regions; all by default' }),
    write: textFlag('circuit', { summary: 'print a document for the link of this circuit' }),
    name: textFlag('name', { summary: 'metadata.name of that document; the name of the circuit by default' }),
  },
  examples: [
    {
      line: 'discover --subscription $SUB --compartment $OCID',
      does: 'what stands there, and which halves have lost the other',
    },
    {
      line: 'discover --subscription $SUB --compartment $OCID --write corp-er > prod.yaml',
      does: 'a document to adopt it with',
    },
  ],
  run: async (input, host) => (await import('../runs/discover.ts')).discover(input, host),
})

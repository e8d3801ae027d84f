import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'

export const routesCommand = defineCommand({
  name: 'routes',
  summary: 'show each prefix at each router on the way: expected, learned, chosen, advertised',
  description:
    'Walks from the VCN to the VNet: VCN route tables, the two DRG tables, both Oracle edges, both Microsoft edges, the gateway, and the effective routes of each subnet. For every prefix it says whether the station should and does learn, choose and advertise it, on each leg, and how full the limits are. What should be follows from the document; what is comes from the clouds. Before anything exists it shows what will be. Changes nothing.',
  flags: documentFlags,
  examples: [
    { line: 'routes -f prod.yaml', does: 'the whole table, differences first' },
    { line: "routes -f prod.yaml -o json | jq '.findings[]'", does: 'only the differences' },
  ],
  exitCodes: { 3: 'a station does not know what it should, or the document has errors' },
  run: async (input, host) => (await import('../runs/routes.ts')).routes(input, host),
})

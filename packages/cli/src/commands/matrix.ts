import { clusterFlags, clusterWords } from '../clusters/cluster-flags.ts'
import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'
import { switchFlag } from '../flag.ts'

export const matrixCommand = defineCommand({
  name: 'matrix',
  summary: 'who reaches whom: all pairs of places on both clouds',
  description:
    'Works out for every pair of places (subnets, hosts, the internet) which packets arrive and are answered, through all rules and routes of both clouds. Before anything exists it tells what the document will do; with --observed, what the clouds do now. With -o svg it draws the table. With --manifests or --context pods are places as well, one row for those that no policy tells apart. ' +
    clusterWords +
    ' Changes nothing.',
  flags: {
    ...documentFlags,
    ...clusterFlags,
    observed: switchFlag({ summary: 'as the clouds are now, not as the document wants them' }),
  },
  examples: [
    { line: 'matrix -f prod.yaml', does: 'the table, and the services of every pair' },
    { line: 'matrix -f prod.yaml -o svg > reach.svg', does: 'the same as a drawing' },
    { line: 'matrix -f prod.yaml --context azure=prod-aks', does: 'with the pods that run now, and their policies' },
    {
      line: 'matrix --observed -o json | jq \'.cells[] | select(.from == "internet")\'',
      does: 'what the internet reaches',
    },
  ],
  exitCodes: { 3: 'the document has errors' },
  draws: true,
  run: async (input, host) => (await import('../runs/matrix.ts')).matrix(input, host),
})

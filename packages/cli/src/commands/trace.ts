import { clusterFlags, clusterWords } from '../clusters/cluster-flags.ts'
import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'
import { requiredFlag, switchFlag, textFlagOr } from '../flag.ts'

export const traceCommand = defineCommand({
  name: 'trace',
  summary: 'follow a flow over both clouds, and name what stops it',
  description:
    'Follows every packet of a flow through the rules and route tables of both clouds, there and back, over both legs. Before anything exists it tells what the document will do; with --observed, what the clouds do now. When something stops the flow it names the object, the rule and the side, and the smallest edit that would let it pass; each edit was tried, those first that bring the clouds back to the document. A place is a subnet (azure/app), a side (oci), an address, a network (10.1.0.0/16), internet, or something in a cluster: azure/pod/NAMESPACE/NAME (of a pod or of what made it), azure/namespace/NAME, oci/service/NAMESPACE/NAME, azure/node/NAME, azure/pool/NAME; network policies then count as well. ' +
    clusterWords +
    ' Changes nothing.',
  flags: {
    ...documentFlags,
    from: requiredFlag('place', { summary: 'who opens the flow' }),
    to: requiredFlag('place', { summary: 'who is to be reached' }),
    port: textFlagOr('service', 'any', { summary: 'such as tcp/1521, udp/30000-32767, icmp or any', short: 'p' }),
    ...clusterFlags,
    observed: switchFlag({ summary: 'as the clouds are now, not as the document wants them' }),
  },
  examples: [
    {
      line: 'trace --from azure/app --to oci/db --port tcp/1521',
      does: 'every table and rule on the way, there and back',
    },
    { line: 'trace --from 10.12.2.7 --to oci/db -p tcp/22 --observed', does: 'what stops it on the clouds now' },
    {
      line: 'trace --manifests k8s --from azure/pod/shop/web --to oci/db -p tcp/1521',
      does: 'the same from a pod, its network policies included',
    },
    {
      line: 'trace --context azure=prod-aks --context oci=prod-oke --from azure/namespace/shop --to oci/service/db/main -p tcp/5432',
      does: 'the same of what runs in both clusters now',
    },
    { line: "trace --from internet --to oci -o json | jq -r '.verdict'", does: 'blocked, if all is well' },
  ],
  exitCodes: { 3: 'not all of it passes, or the document has errors' },
  run: async (input, host) => (await import('../runs/trace.ts')).trace(input, host),
})

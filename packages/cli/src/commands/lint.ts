import { clusterFlags } from '../clusters/cluster-flags.ts'
import { defineCommand } from '../command.ts'
import { documentFlags } from '../document-flags.ts'
import { switchFlag } from '../flag.ts'

export const lintCommand = defineCommand({
  name: 'lint',
  summary: 'find rules and routes that do nothing, contradict each other, or open too much',
  description:
    'Looks at every rule and route of both clouds by itself and beside the others: rules that never decide, repeat or contradict each other, stateless rules without a way back, rules that nothing on the other side answers to, black holes, loops, overlapping routes, legs that carry nothing, and what the internet can reach. Each finding names the object, the rule and the edit. Looks at what the document would make or, with --observed, at what the clouds hold now, rules of others included. With --manifests or --context network policies are looked at as well: those that select no pod, peers that are not there, and what a policy lets out and the clouds do not let through. Changes nothing.',
  flags: {
    ...documentFlags,
    ...clusterFlags,
    observed: switchFlag({ summary: 'as the clouds are now, not as the document wants them' }),
  },
  examples: [
    { line: 'lint -f prod.yaml --observed', does: 'everything that is wrong on the clouds now' },
    { line: 'lint -f prod.yaml --context azure=prod-aks', does: 'with the network policies that hold there now' },
    { line: "lint -f prod.yaml -o json | jq '.findings[] | .id'", does: 'the lints that found something' },
  ],
  exitCodes: { 3: 'a finding of severity error, or the document has errors' },
  run: async (input, host) => (await import('../runs/lint.ts')).lint(input, host),
})

import { clusterFlags } from '../clusters/cluster-flags.ts'
import { defineCommand } from '../command.ts'
import { requiredPlace, switchFlag, textFlag } from '../flag.ts'

export const diffReachCommand = defineCommand({
  name: 'diff-reach',
  summary: 'what becomes possible and impossible between two documents',
  description:
    "Compares who reaches whom in two documents, packet by packet. 'now' in place of the first document stands for the clouds as they are under the second. With --manifests or --context pods are places as well, and what a network policy opens or closes shows: --manifests-before are those of before, or with --context the cluster itself is what was before, and --manifests what is to be applied to it. Changes nothing.",
  flags: {
    before: requiredPlace("a document, or 'now'"),
    after: requiredPlace('a document'),
    ...clusterFlags,
    manifestsBefore: textFlag('folder', { summary: 'the manifests of before, when they differ' }),
    detailedExitcode: switchFlag({ summary: 'exit 2 when something differs' }),
  },
  examples: [
    { line: 'diff-reach old.yaml new.yaml', does: 'what the new document opens and closes' },
    {
      line: 'diff-reach prod.yaml prod.yaml --manifests-before k8s --manifests k8s-new',
      does: 'what changed network policies open and close',
    },
    {
      line: 'diff-reach prod.yaml prod.yaml --context azure=prod-aks --manifests k8s',
      does: 'the same against what runs now',
    },
    { line: 'diff-reach now prod.yaml', does: 'what an apply would open and close' },
  ],
  exitCodes: { 2: 'something differs (with --detailed-exitcode)', 3: 'a document has errors' },
  run: async (input, host) => (await import('../runs/diff-reach.ts')).diffReach(input, host),
})

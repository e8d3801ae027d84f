import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { endsText, portsText, writtenFlows } from '../written-flows.ts'

export const duplicateFlow = defineRule({
  id: 'flow/duplicate',
  severity: 'warning',
  title: 'Each flow is written once',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/securityrules.htm',
  *check(spec) {
    const seen = new Map<string, number>()
    for (const [index, { flow, at }] of writtenFlows(spec).entries()) {
      const key = `${endsText(flow)} on ${portsText({ ...flow, ports: [...flow.ports].sort(byText) })}`
      const first = seen.get(key)
      if (first === undefined) seen.set(key, index)
      else
        yield {
          at,
          message: `${key} is spec.flows[${first}] again`,
          hint: `remove spec.flows[${index}]; was another end or port meant?`,
          fix: { edit: 'remove', at },
          actual: key,
        }
    }
  },
  page: {
    means:
      'The same flow stands twice. Rules are made once, so nothing breaks; mostly one of the two was meant to be something else, which is then closed.',
    shows: {
      azure: 'One rule where two were expected.',
      oci: 'One rule where two were expected.',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: ['Remove one, or write what was meant: often only the direction or the subnet was forgotten.'],
  },
  examples: {
    passes: [
      aSpec({
        flows: [
          { from: 'azure/app', to: 'oci/db', ports: ['tcp/2484'] },
          { from: 'oci/db', to: 'azure/app', ports: ['tcp/2484'] },
        ],
      }),
    ],
    fails: [
      aSpec({
        flows: [
          { from: 'azure/app', to: 'oci/db', ports: ['tcp/2484', 'icmp'] },
          { from: 'azure/app', to: 'oci/db', ports: ['icmp', 'tcp/2484'] },
        ],
      }),
    ],
  },
})

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const noFlows = defineRule({
  id: 'flow/none',
  severity: 'info',
  title: 'The document says what may talk',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/securityrules.htm',
  *check({ flows, azure, oci }) {
    if (flows.some(({ origin }) => origin !== 'proof')) return
    const end = (cloud: string, name: string | undefined) => (name === undefined ? cloud : `${cloud}/${name}`)
    const from = end('azure', azure.network.subnets[0]?.name)
    const to = end('oci', oci.network.subnets[0]?.name)
    yield {
      at: ['spec', 'flows'],
      message: 'no flows: ping and path MTU discovery pass, and nothing else',
      hint: edit(['spec', 'flows'], `[{ from: ${from}, to: ${to}, ports: [tcp/1521] }]`),
    }
  },
  page: {
    means:
      'Without flows only ping and path MTU discovery are open. The link comes up, the proof passes, and no application gets through.',
    shows: {
      azure: 'Portal: *IP flow verify* says *Deny* by `DenyAllInBound` or our last rule.',
      oci: 'Console: *Network Path Analyzer* says that no security rule allows it.',
    },
    confirm: [lookAt.ipFlow, { run: 'nc -zv <host on the other side> 1521', tells: 'times out' }],
    cure: [
      'Write what may talk to what under `spec.flows`, such as `{ from: azure/app, to: oci/db, ports: [tcp/1521] }`.',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ flows: undefined })] },
})

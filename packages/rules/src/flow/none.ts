import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
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
  examples: { passes: [aSpec()], fails: [aSpec({ flows: undefined })] },
})

import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { clouds } from '@interconnect/model'

export const subnetUnused = defineRule({
  id: 'flow/subnet-unused',
  severity: 'info',
  title: 'Every subnet to be made is named by a flow',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/securityrules.htm',
  *check({ flows, kubernetes, ...spec }) {
    const written = flows.filter(({ origin }) => origin !== 'proof').flatMap(({ from, to }) => [from, to])
    // Without any flow that is another rule's matter.
    if (written.length === 0) return
    const named = new Set(written.map(({ cloud, subnet }) => `${cloud}/${subnet ?? '*'}`))
    for (const cloud of clouds)
      for (const { name, existing } of spec[cloud].network.subnets)
        if (
          !existing &&
          !named.has(`${cloud}/${name}`) &&
          !named.has(`${cloud}/*`) &&
          kubernetes?.nodes[cloud] !== name
        )
          yield {
            at: ['spec', cloud, 'network', 'subnets', name],
            message: `no flow names ${cloud}/${name}: hosts there answer ping over the link, and nothing else`,
            hint: `write a flow for it, or leave it: it costs nothing`,
            actual: name,
          }
  },
  page: {
    means:
      'The subnet is made with a security group that lets only ping in over the link. That is right for hosts that have no business with the other cloud; else a flow was forgotten.',
    shows: {
      azure: 'Portal: *IP flow verify* says *Deny* for everything but ICMP.',
      oci: 'Console: *Network Path Analyzer* says that no security rule allows it.',
    },
    confirm: [lookAt.ipFlow, lookAt.ociRules],
    cure: ['Add a flow that names it.', 'Or leave it as it is.'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ oci: { network: { subnets: { web: '10.1.20.0/24' } } } })],
  },
})

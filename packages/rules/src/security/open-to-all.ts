import { defineRule } from '../define-rule.ts'
import { onTheirVcn, onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'
import { type Cloud, clouds, type ResolvedSpec } from '@interconnect/model'

export const openToAll = defineRule({
  id: 'security/open-to-all',
  severity: 'warning',
  title: 'Nothing on an existing subnet lets everybody in',
  source: 'https://docs.oracle.com/iaas/Content/Security/Reference/networking_security.htm',
  *check(spec) {
    for (const { cloud, name, rule } of clouds.flatMap((cloud) => inboundRules(spec, cloud)))
      if (rule.from === '0.0.0.0/0' && rule.ports === 'any')
        yield {
          at: ['spec', cloud, 'network', 'existingSubnets', name],
          message: `rule '${rule.name}' on ${cloud}/${name} lets every protocol in from 0.0.0.0/0, so the flows of this document limit nothing`,
          hint: `have its owner remove it: what ${cloud}/${name} needs over the link is opened by spec.flows`,
          actual: rule.from,
        }
  },
  page: {
    means:
      'The quickstarts of both vendors open everything from everywhere to make ping work, and the rule stays. Rules add up: as long as it is there, the flows of the document forbid nothing, and a public address on a host there is open to the internet.',
    shows: {
      azure:
        'Portal: *Network security groups > Inbound security rules*: source *Any* or 0.0.0.0/0, port *Any*. *Defender for Cloud* rates it high.',
      oci: 'Console: *Security lists > (list) > Ingress rules*: 0.0.0.0/0, *All protocols*. *Cloud Guard*: "security list allows traffic from everywhere".',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: ['Declare what is needed under `spec.flows`, apply, then remove the rule.'],
    sources: ['https://learn.microsoft.com/azure/security/fundamentals/network-best-practices'],
  },
  examples: {
    passes: [
      onTheirVnet(),
      onTheirVcn(undefined, { inbound: [{ name: 'ssh', from: '10.0.0.0/8', ports: 'tcp/22', stateless: false }] }),
    ],
    fails: [
      onTheirVcn(undefined, { inbound: [{ name: 'ingress 1', from: '0.0.0.0/0', ports: 'any', stateless: false }] }),
      onTheirVnet({ inbound: [{ name: 'allow-all', from: '0.0.0.0/0', ports: 'any', stateless: false }] }),
    ],
  },
})

const inboundRules = (spec: ResolvedSpec, cloud: Cloud) =>
  spec[cloud].network.subnets.flatMap(({ name, existing }) =>
    (existing?.inbound ?? []).map((rule) => ({ cloud, name, rule })),
  )

import { defineRule } from '../define-rule.ts'
import { onTheirVcn } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

export const statelessOneWay = defineRule({
  id: 'security/stateless-one-way',
  severity: 'warning',
  title: 'Stateless rules on an existing subnet let answers out',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/securityrules.htm#stateful',
  *check(spec) {
    for (const { name, existing } of spec.oci.network.subnets) {
      const answers = existing?.outboundStateless ?? []
      for (const rule of existing?.inbound ?? [])
        if (
          rule.stateless &&
          rule.ports !== 'icmp' &&
          !answers.some(({ to }) => to === rule.from || to === '0.0.0.0/0')
        )
          yield {
            at: ['spec', 'oci', 'network', 'existingSubnets', name],
            message: `rule '${rule.name}' on oci/${name} is stateless for ${rule.from} (${rule.ports}), and no stateless rule lets the answers out`,
            hint: 'have its owner make it stateful, or add the egress rule for the answers',
            actual: rule.from,
          }
    }
  },
  page: {
    means:
      'A stateless rule does not remember sessions, so answers need a rule of their own. It also takes precedence: a packet that meets a stateless and a stateful rule is not tracked, and our stateful rules for the same traffic do not help.',
    shows: {
      azure: 'SYN packets leave Azure, and nothing comes back: connections time out.',
      oci: 'Console: *Security rules*: *Stateless: Yes* on ingress without its twin on egress. Flow logs show ACCEPT in and REJECT out.',
    },
    confirm: [
      lookAt.ociRules,
      { run: 'nc -zv <host in OCI> <port>', tells: 'from Azure: times out instead of being refused' },
    ],
    cure: [
      'Make the rule stateful.',
      'Or add the twin: egress, stateless, to the same range, source port the service’s.',
    ],
  },
  examples: {
    passes: [
      onTheirVcn(undefined, {
        inbound: [{ name: 'web', from: '10.12.0.0/16', ports: 'tcp/443', stateless: true }],
        outboundStateless: [{ to: '0.0.0.0/0' }],
      }),
    ],
    fails: [
      onTheirVcn(undefined, { inbound: [{ name: 'web', from: '10.12.0.0/16', ports: 'tcp/443', stateless: true }] }),
    ],
  },
})

import type { PortSpec } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

/** @source https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-networking-limits */
const limit = 1000

/** One rule takes many ports of one protocol. */
const ruleCount = (ports: readonly PortSpec[]): number => new Set(ports.map(({ protocol }) => protocol)).size

export const azureRuleLimit = defineRule({
  id: 'security/azure-rule-limit',
  severity: 'error',
  title: 'The flows of an Azure subnet fit into its network security group',
  source:
    'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-networking-limits',
  *check({ azure, flows }) {
    for (const { name } of azure.network.subnets) {
      const count = flows
        .flatMap(({ from, to, ports }) => [from, to].map((end) => ({ end, rules: ruleCount(ports) })))
        .filter(({ end }) => end.cloud === 'azure' && (end.subnet ?? name) === name)
        .reduce((sum, { rules }) => sum + rules, 0)
      if (count > limit)
        yield {
          at: ['spec', 'flows'],
          message: `subnet azure/${name} needs about ${count} security rules, and Azure takes ${limit} in one group`,
          hint: 'join flows with the same ends into one with several ports, or spread the services over more subnets',
          actual: count,
        }
    }
  },
  page: {
    means:
      'A network security group takes 1,000 rules. A flow is a rule for each protocol it names, however many ports; thousands of flows on one subnet do not fit, and the apply would stop in the middle.',
    shows: {
      azure:
        '`az network nsg rule create` answers that the limit of security rules is reached; portal: *Subscriptions > Usage + quotas*.',
      oci: 'Nothing: OCI has its own limits (`security/oci-rule-limit`).',
    },
    confirm: [
      lookAt.azureRules,
      {
        run: 'az network list-usages --location <location> --query "[?contains(name.value,\'SecurityRules\')]"',
        tells: 'used and allowed',
      },
    ],
    cure: [
      'One flow with several ports is one rule for each protocol.',
      'Application security groups can stand for many hosts in one rule.',
    ],
  },
  examples: {
    passes: [aSpec()],
    fails: [
      aSpec({
        // Spread over enough subnets for OCI.
        oci: {
          network: {
            subnets: Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`s${n}`, `10.1.${20 + n}.0/24`])),
          },
        },
        flows: Array.from({ length: 501 }, (_, n) => ({
          from: 'azure/app',
          to: `oci/s${n % 6}`,
          ports: [`tcp/${4000 + n}`, `udp/${4000 + n}`],
        })),
      }),
    ],
  },
})

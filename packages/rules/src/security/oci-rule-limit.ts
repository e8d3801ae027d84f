import { formatPortSpec, type ResolvedFlow, type ResolvedSpec } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

/**
 * Rules of one OCI subnet in one direction: a security list takes 200, a network security group 120 in all.
 * @source https://docs.oracle.com/iaas/Content/General/Concepts/servicelimits.htm
 */
const limits = { list: 200, group: 120 }

export const ociRuleLimit = defineRule({
  id: 'security/oci-rule-limit',
  severity: 'warning',
  title: 'The flows of an OCI subnet fit into its security rules',
  source: 'https://docs.oracle.com/iaas/Content/General/Concepts/servicelimits.htm',
  *check(spec) {
    for (const { name, existing } of spec.oci.network.subnets) {
      const inbound = ruleCount(spec, name, 'to', 'from')
      const outbound = ruleCount(spec, name, 'from', 'to')
      const [count, limit] = existing ? [inbound + outbound, limits.group] : [Math.max(inbound, outbound), limits.list]
      if (count <= limit) continue
      yield {
        at: ['spec', 'flows'],
        message: `subnet oci/${name} needs about ${count} security rules, and OCI takes ${limit}`,
        hint: 'join neighbouring ports into ranges, or spread the services over more subnets',
        actual: count,
      }
    }
  },
  page: {
    means:
      'OCI counts rules: by group and by VNIC over all its groups. Flows with many single ports become many rules, and the one over the limit is refused in the middle of an apply.',
    shows: {
      azure: 'Nothing: Azure counts up to 1,000 rules, and one rule takes many ports.',
      oci: '`oci network nsg rules add` answers `LimitExceeded`; console: *Limits, quotas and usage*.',
    },
    confirm: [
      lookAt.ociRules,
      {
        run: 'oci limits value list --service-name vcn --compartment-id <tenancy OCID> --all',
        tells: 'the limits of the tenancy',
      },
    ],
    cure: ['Join neighbouring ports into ranges.', 'Ask Oracle for more rules, or spread services over more subnets.'],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Concepts/networksecuritygroups.htm'],
  },
  examples: {
    passes: [aSpec()],
    fails: [
      aSpec({
        flows: [
          { from: 'azure/app', to: 'oci/db', ports: Array.from({ length: 201 }, (_, n) => `tcp/${3000 + 2 * n}`) },
        ],
      }),
    ],
  },
})

/** OCI has a rule per peer range and port. */
function ruleCount({ flows }: ResolvedSpec, subnet: string, near: 'from' | 'to', far: 'from' | 'to'): number {
  const touches = ({ [near]: end }: ResolvedFlow) => end.cloud === 'oci' && (end.subnet ?? subnet) === subnet
  const rules = flows
    .filter(touches)
    .flatMap((flow) =>
      flow[far].prefixes.flatMap((peer) => flow.ports.map((port) => `${peer} ${formatPortSpec(port)}`)),
    )
  return new Set(rules).size
}

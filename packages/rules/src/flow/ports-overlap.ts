import { formatPath, formatPortSpec, type PortSpec } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { endsText, writtenFlows } from '../written-flows.ts'

export const portsOverlap = defineRule({
  id: 'flow/ports-overlap',
  severity: 'info',
  title: 'Port ranges of a flow have no port in common',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/securityrules.htm',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec))
      for (const [wide, narrow] of overlapping(flow.ports))
        yield {
          at: [...at, 'ports'],
          message: `${endsText(flow)}: ${formatPortSpec(narrow)} and ${formatPortSpec(wide)} have ports in common`,
          hint: `write one of them, or one range over both, in ${formatPath([...at, 'ports'])}`,
          actual: formatPortSpec(narrow),
        }
  },
  page: {
    means:
      'Two entries of one flow cover the same ports. The rules say the same twice and count twice against the limits of a security group.',
    shows: {
      azure: 'Portal: two rules for one port; the one with the lower priority number decides.',
      oci: 'Console: two rules; either lets it in.',
    },
    confirm: [lookAt.azureRules, lookAt.ociRules],
    cure: ['Write one range over both, or drop the narrower.'],
  },
  examples: {
    passes: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/2484', 'udp/2484', 'tcp/2485'] }] })],
    fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/2480-2490', 'tcp/2484'] }] })],
  },
})

type PortRange = Extract<PortSpec, { from: number }>

/** Neighbours, in order of their first port, that share one. */
function overlapping(ports: readonly PortSpec[]): [PortRange, PortRange][] {
  const pairs: [PortRange, PortRange][] = []
  for (const protocol of ['tcp', 'udp'] as const) {
    let widest: PortRange | undefined
    const ranges = ports.filter((port): port is PortRange => port.protocol === protocol)
    for (const range of ranges.sort((a, b) => a.from - b.from || b.to - a.to)) {
      if (widest && range.from <= widest.to) pairs.push([widest, range])
      if (!widest || range.to > widest.to) widest = range
    }
  }
  return pairs
}

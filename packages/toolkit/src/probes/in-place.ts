import type { Difference } from '@interconnect/engine'
import type { Check, ProbeContext } from './probe.ts'

const told = ({ path, from, to }: Difference): string =>
  to === undefined ? `${path} is too much` : from === undefined ? `${path} is missing` : `${path} differs`

/** Checks that objects of the given kinds hold exactly what the document asks for. */
export function inPlace({ graph, plan, titleOf }: ProbeContext, types: readonly string[]): Check[] {
  const nodes = graph.resources.filter(({ type, mode }) => types.includes(type) && mode !== 'existing')
  return nodes.map((node) => {
    const steps = plan.steps.filter((step) => step.key === node.key)
    const subject = titleOf(node)
    if (steps.length === 0)
      return { subject, verdict: 'pass', expected: 'as in the document', actual: 'as in the document' }
    const differences = steps.flatMap((step) => step.differences)
    return {
      subject,
      verdict: 'fail',
      expected: 'as in the document',
      actual: differences.length > 0 ? differences.map(told).join('; ') : steps[0]!.reason,
      hint: 'run `interconnect apply`',
    }
  })
}

import { expect, test } from 'vitest'
import { judgeRules } from './check-rules.ts'
import { aSpec, type Patch } from './example/a-spec.ts'
import type { Spec } from '@interconnect/model'

const ssh = [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/1-65535'] }] as const

function judged(patch: Patch<Spec>) {
  const { spec, document, facts } = aSpec(patch)
  const { findings, suppressed } = judgeRules(spec, document, facts)
  return {
    left: findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id),
    suppressed: suppressed.map(({ finding, reason }) => `${finding.id}: ${reason}`),
  }
}

const reason = 'agreed with security'

test('a finding that is suppressed with a reason is set apart', () => {
  expect(judged({ flows: ssh, suppress: [{ rule: 'flow/wide-port-range', reason }] })).toEqual({
    left: [],
    suppressed: ['flow/wide-port-range: agreed with security'],
  })
})

test('a suppression with a place holds there and below, and nowhere else', () => {
  const at = (place: string) => judged({ flows: ssh, suppress: [{ rule: 'flow/wide-port-range', at: place, reason }] })
  expect(at('spec.flows[0]').left).toEqual([])
  expect(at('spec.flows[0].ports[0]').left).toEqual([])
  expect(at('spec.flow').left).toEqual(['flow/wide-port-range', 'suppress/unused'])
  expect(at('spec.flows[1]').left).toEqual(['flow/wide-port-range', 'suppress/unused'])
})

test('a suppression of what is not found is found itself', () => {
  expect(judged({ suppress: [{ rule: 'flow/any-any', reason }] }).left).toEqual(['suppress/unused'])
})

test('an error stays, and suppressing it is an error, too', () => {
  const bgp = { primary: '192.168.240.0/30', secondary: '192.168.240.0/30' }
  expect(judged({ bgp, suppress: [{ rule: 'bgp/blocks-overlap', reason }] })).toEqual({
    left: ['bgp/blocks-overlap', 'suppress/of-error'],
    suppressed: [],
  })
})

test('a suppression of a rule that does not exist says which was meant', () => {
  const { spec, document } = aSpec({ suppress: [{ rule: 'flow/any-ani', reason }] })
  expect(judgeRules(spec, document).findings).toContainEqual(
    expect.objectContaining({
      id: 'suppress/unknown-rule',
      at: ['spec', 'suppress', 0, 'rule'],
      hint: 'did you mean flow/any-any?',
    }),
  )
})

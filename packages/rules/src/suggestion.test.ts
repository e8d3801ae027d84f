import { overlaps } from '@interconnect/model'
import { expect, test } from 'vitest'
import { addressPlan } from './address-plan.ts'
import { aSpec } from './example/a-spec.ts'
import { onTheirVcn } from './example/existing-networks.ts'
import { freeRange, moved } from './suggestion.ts'

const rangeAt = (plan: ReturnType<typeof addressPlan>, role: string, cloud?: string) =>
  plan.find((range) => range.role === role && range.cloud === cloud)!

test('a subnet is moved within its network, beside its siblings', () => {
  const plan = addressPlan(aSpec({ oci: { network: { cidr: '10.1.0.0/23', subnets: { db: '10.1.0.0/24' } } } }).spec)
  expect(freeRange(rangeAt(plan, 'subnet', 'oci'), 24, plan)).toBe('10.1.1.0/24')
})

test('a network is moved to private space that nothing else takes', () => {
  const plan = addressPlan(aSpec().spec)
  const free = freeRange(rangeAt(plan, 'network', 'oci'), 16, plan)!
  expect(
    plan
      .filter(({ role, cloud }) => !(cloud === 'oci' && role !== 'subnet'))
      .some(({ prefix }) => overlaps(prefix, free)),
  ).toBe(false)
})

test('a BGP block stays a /30, and gets one beside the two', () => {
  const plan = addressPlan(aSpec().spec)
  expect(
    moved(
      plan.find(({ title }) => title === 'the secondary BGP block')!,
      plan,
    ),
  ).toBe('write spec.bgp.secondary: 192.168.240.8/30')
})

test('what others made is not moved', () => {
  const plan = addressPlan(onTheirVcn().spec)
  expect(moved(rangeAt(plan, 'network', 'oci'), plan)).toMatch(/^the VCN is not made here/)
})

test('a full network is said to be full', () => {
  const plan = addressPlan(
    aSpec({ oci: { network: { cidr: '10.1.0.0/24', subnets: { db: '10.1.0.0/24', web: '10.1.0.0/25' } } } }).spec,
  )
  expect(
    moved(
      plan.find(({ title }) => title === 'subnet oci/web')!,
      plan,
    ),
  ).toBe('choose another range for spec.oci.network.subnets.web')
})

import { expect, test } from 'vitest'
import { aSpec } from '../../test/a-document.ts'
import { ruleLimitFindings } from './rule-limits.ts'

const withPorts = (ports: readonly string[]) => aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports }] })
const every = (count: number, gap: number) => Array.from({ length: count }, (_, index) => `tcp/${3000 + gap * index}`)

test('More port ranges than an OCI security list takes are an error that names the list and the count.', () => {
  // Two more are for proving: ping and path MTU discovery.
  expect(ruleLimitFindings(withPorts(every(198, 2)))).toEqual([])
  expect(ruleLimitFindings(withPorts(every(199, 2)))).toMatchObject([
    { id: 'security/rule-limit', severity: 'error', message: expect.stringMatching(/oci\/db need 201 ingress rules/) },
  ])
})

test('Neighbouring ports are one rule, however many there are.', () => {
  expect(ruleLimitFindings(withPorts(every(500, 1)))).toEqual([])
})

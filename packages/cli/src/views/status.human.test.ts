import type { Status } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { plainLook } from '../words/style.ts'
import { statusText } from './status.human.ts'

const up: Status = {
  name: 'first',
  phase: 'up',
  headline: 'up: both BGP sessions are established',
  link: {
    circuit: { provisioningState: 'Succeeded', providerState: 'Provisioned', peering: true },
    virtualCircuit: { lifecycleState: 'PROVISIONED', providerState: 'ACTIVE', bgpState: 'UP' },
    connection: { connectionStatus: 'Connected' },
    sessions: [
      { leg: 'primary', status: 'UP' },
      { leg: 'secondary', status: 'UP' },
    ],
  },
  objects: [{ key: 'oci/vcn', title: 'VCN first-vcn', state: 'present', id: 'ocid1.vcn' }],
  explanations: [],
}

test('The first line answers whether it is up.', () => {
  expect(statusText(up, plainLook)).toMatchInlineSnapshot(`
    "✓ first: up: both BGP sessions are established

      circuit           Provisioned, private peering is written
      virtual circuit   PROVISIONED, provider ACTIVE, BGP UP
      connection        Connected
      BGP sessions      primary UP, secondary UP

      1 of 1 object there and at rest"
  `)
})

test('What is broken comes with what to do, before everything else.', () => {
  const broken: Status = {
    ...up,
    phase: 'broken',
    headline: 'needs repair',
    link: { sessions: [], virtualCircuit: { lifecycleState: 'FAILED', providerState: 'INACTIVE', bgpState: 'DOWN' } },
    objects: [
      { key: 'oci/vcn', title: 'VCN first-vcn', state: 'present' },
      { key: 'oci/virtual-circuit', title: 'virtual circuit first', state: 'failed', detail: 'lifecycleState FAILED' },
      { key: 'azure/connection', title: 'connection first', state: 'absent' },
    ],
    explanations: [
      {
        id: 'link/virtual-circuit-failed',
        message: 'the virtual circuit is in FAILED',
        hint: 'run `interconnect destroy`',
      },
    ],
  }
  expect(statusText(broken, plainLook)).toMatchInlineSnapshot(`
    "✗ first: needs repair

      the virtual circuit is in FAILED
      next: run \`interconnect destroy\`

      virtual circuit   FAILED, provider INACTIVE, BGP DOWN

      1 of 3 objects there and at rest
      failed    virtual circuit first: lifecycleState FAILED
      absent    connection first"
  `)
})

test('What does not exist has no list of absent objects.', () => {
  const absent: Status = {
    ...up,
    phase: 'absent',
    headline: 'nothing of it exists',
    link: { sessions: [] },
    objects: [{ ...up.objects[0]!, state: 'absent' }],
  }
  expect(statusText(absent, plainLook)).toMatchInlineSnapshot(`
    "· first: nothing of it exists

      0 of 1 object there and at rest"
  `)
})

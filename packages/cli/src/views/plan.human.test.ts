import { expect, test } from 'vitest'
import { aPlan, aResolvedSpec, aStep, everySort } from '../../test/sample-plan.ts'
import { colours, plainLook } from '../words/style.ts'
import { planText } from './plan.human.ts'

const spec = aResolvedSpec()

test('A plan tells each change with its reason, what was decided, what takes the time, and the counts.', () => {
  expect(planText({ plan: everySort, spec, findings: [] }, plainLook)).toMatchInlineSnapshot(`
    "Plan for first
    us-ashburn-1 ↔ eastus through Washington DC, 1Gbps

    Decided
      gateway          ErGw1AZ in 10.12.255.224/27
      circuit          Local tier, unlimited data
      BGP primary      192.168.240.0/30   Oracle .1, Azure .2
      BGP secondary    192.168.240.4/30   Oracle .5, Azure .6
      resource group   first-interconnect

    Azure
      + resource group first-interconnect          3 s
      + ExpressRoute gateway first-gateway      27 min
      ~ security rules of first-app                5 s
          - rules.ssh: port 22
          + rules.ping: protocol icmp
          ~ propagate: false → true
          in place

    OCI
      ± virtual circuit first                    6 min
          serviceKey cannot change in place
          ~ serviceKey: (secret) → (secret)
      → attachment of the virtual circuit         10 s
          the cloud makes it
      - subnet old                                 2 s
          not in the document any more

    Between the clouds
      ⧖ both BGP sessions are up            1 min 30 s
          changes come before it

    Stops meanwhile, which needs --allow-disruption
      ! all traffic over the link, for about 7 min 30 s
          virtual circuit first: it redeems the key of another circuit
            https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/azure.htm

    Critical path, which decides the 28 min
             3 s  create resource group first-interconnect
          27 min  create ExpressRoute gateway first-gateway
      1 min 30 s  wait until both BGP sessions are up

    2 to create, 1 to update, 1 to replace, 1 to delete, 1 to adopt, 1 to wait for,
    1 unchanged, about 28 min."
  `)
})

test('No line is wider than the terminal, but for addresses, which are of no use when broken.', () => {
  for (const columns of [60, 80, 120]) {
    const lines = planText({ plan: everySort, spec, findings: [] }, { ...plainLook, columns }).split('\n')
    const breakable = lines.filter((line) => !line.trimStart().startsWith('https://'))
    expect(Math.max(...breakable.map((line) => line.length))).toBeLessThanOrEqual(columns)
  }
})

test('A secret is never shown, not even that of a replacement.', () => {
  const text = planText({ plan: everySort, spec, findings: [] }, plainLook)
  expect(text).toContain('serviceKey: (secret) → (secret)')
  expect(text).not.toContain('2b1c6f9e')
})

test('A reason that everything of its sort has is not repeated.', () => {
  const steps = ['a', 'b', 'c'].map((name) =>
    aStep({ key: `azure/${name}`, action: 'delete', reason: 'the interconnect is taken down' }),
  )
  expect(planText({ plan: aPlan(steps, { goal: 'destroy' }), spec, findings: [] }, plainLook)).toMatchInlineSnapshot(`
    "Plan to take down first
    us-ashburn-1 ↔ eastus through Washington DC, 1Gbps

    Azure
      - azure/a         0 s
      - azure/b         0 s
      - azure/c         0 s

    3 to delete, about 0 s."
  `)
})

test('Nothing to do is one line.', () => {
  const nothing = { spec, findings: [] }
  expect(
    planText({ plan: aPlan([], { unchanged: ['oci/vcn', 'oci/drg'] }), ...nothing }, plainLook),
  ).toMatchInlineSnapshot(`"✓ first: nothing to do, 2 objects as wanted"`)
  expect(planText({ plan: aPlan([], { goal: 'destroy' }), ...nothing }, plainLook)).toMatchInlineSnapshot(
    `"✓ first: nothing to do, nothing of it exists"`,
  )
})

test('Warnings and remarks come with what one may do about them.', () => {
  const findings = [
    {
      id: 'cost/local',
      severity: 'info',
      at: [],
      message: 'the circuit is billed from the moment it has a key',
      hint: 'destroy ends billing',
    },
    { id: 'flow/any', severity: 'warning', at: [], message: 'everything is open between azure/app and oci/db' },
  ] as const
  const text = planText({ plan: aPlan([aStep({ key: 'oci/vcn', action: 'create' })]), spec, findings }, plainLook)
  expect(text.split('\n\n').at(-2)).toMatchInlineSnapshot(`
    "i the circuit is billed from the moment it has a key
        destroy ends billing
    ! everything is open between azure/app and oci/db"
  `)
})

test('Colours change nothing but colours.', () => {
  const coloured = planText({ plan: everySort, spec, findings: [] }, { style: colours, columns: 80 })
  // oxlint-disable-next-line no-control-regex -- the sequences are what is taken away
  expect(coloured.replaceAll(/\u001b\[[0-9;]*m/g, '')).toBe(
    planText({ plan: everySort, spec, findings: [] }, plainLook),
  )
})

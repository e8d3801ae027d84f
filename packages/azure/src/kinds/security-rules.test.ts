import { expect, test } from 'vitest'
import { kindWorld } from '../../test/kind-context.ts'
import { groupId } from '../../test/test-session.ts'
import { securityRules } from './security-rules.ts'
import type { Rule } from './rule-wire.ts'

const networkSecurityGroupId = `${groupId}/providers/Microsoft.Network/networkSecurityGroups/nsg`
const id = `${networkSecurityGroupId}/securityRules`

const rule = (name: string, priority: number, more: Partial<Rule> = {}): Rule => ({
  name,
  priority,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  sources: ['10.1.0.0/16'],
  destinations: ['10.12.2.0/24'],
  destinationPorts: ['22'],
  ...more,
})

const foreign = (name: string, priority: number, description?: string) => ({
  name,
  properties: {
    priority,
    direction: 'Inbound',
    access: 'Deny',
    protocol: '*',
    sourceAddressPrefix: '*',
    destinationAddressPrefix: '*',
    description,
  },
})

const group = (...rules: object[]) => ({
  id: networkSecurityGroupId,
  properties: { provisioningState: 'Succeeded', securityRules: rules },
})

const names = (world: ReturnType<typeof kindWorld>) =>
  (world.arm.objects.get(networkSecurityGroupId.toLowerCase())!['properties'].securityRules as { name: string }[]).map(
    ({ name }) => name,
  )

test('Each rule is written by itself, with our mark in name and description.', async () => {
  const { context, writes } = kindWorld([group()])
  await securityRules.create(
    {
      networkSecurityGroupId,
      rules: [rule('ssh', 200, { description: 'from OCI' }), rule('sql', 210, { destinationPorts: ['1521', '1522'] })],
    },
    context,
  )
  expect(writes().map(({ method, path }) => [method, path.split('?')[0]])).toEqual([
    ['PUT', `${id}/ic-demo-ssh`],
    ['PUT', `${id}/ic-demo-sql`],
  ])
  expect(writes()[0]?.body).toEqual({
    properties: {
      description: 'interconnect:demo from OCI',
      priority: 200,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      sourcePortRange: '*',
      sourceAddressPrefix: '10.1.0.0/16',
      destinationAddressPrefix: '10.12.2.0/24',
      destinationPortRange: '22',
    },
  })
  expect(writes()[1]?.body).toMatchObject({ properties: { destinationPortRanges: ['1521', '1522'] } })
})

test('A rule on its way out does not take the others with it: the set is still to be deleted.', async () => {
  const leaving = { name: 'ic-demo-ssh', properties: { ...foreign('', 200).properties, provisioningState: 'Deleting' } }
  const staying = {
    name: 'ic-demo-sql',
    properties: { ...foreign('', 210).properties, provisioningState: 'Succeeded' },
  }
  const { context } = kindWorld([group(leaving, staying)])
  const attributes = (await securityRules.read(id, context))!
  expect(securityRules.settled(attributes)).toEqual({ state: 'no', waitingFor: 'provisioningState Deleting' })
})

test('Only what differs is written; rules of others and the group itself are left alone.', async () => {
  const world = kindWorld([group(foreign('corp-deny', 4000))])
  const before = [rule('ssh', 200), rule('old', 205), rule('sql', 210)]
  await securityRules.create({ networkSecurityGroupId, rules: before }, world.context)
  const written = world.writes().length
  await securityRules.update(
    id,
    { networkSecurityGroupId, rules: [rule('sql', 210, { sources: ['10.1.10.0/24'] }), rule('ssh', 200)] },
    [],
    world.context,
  )
  expect(
    world
      .writes()
      .slice(written)
      .map(({ method, path }) => `${method} ${path.split('?')[0]!.slice(id.length)}`),
  ).toEqual(['PUT /ic-demo-sql', 'DELETE /ic-demo-old'])
  expect(names(world)).toEqual(['corp-deny', 'ic-demo-ssh', 'ic-demo-sql'])
})

test('Without a marked rule the set is not there, whatever else the group holds.', async () => {
  const { context } = kindWorld([group(foreign('corp-deny', 4000), foreign('ic-other-ssh', 100))])
  expect(await securityRules.find({ networkSecurityGroupId }, context)).toBeUndefined()
  expect(await securityRules.read(id, context)).toBeUndefined()
})

test('An owner whose name continues ours keeps its rules.', async () => {
  const world = kindWorld([group(foreign('ic-demo-two-ssh', 100, 'interconnect:demo-two'))])
  await securityRules.create({ networkSecurityGroupId, rules: [rule('ssh', 200)] }, world.context)
  await securityRules.delete(id, world.context)
  expect(names(world)).toEqual(['ic-demo-two-ssh'])
})

test('A priority that somebody else has gives way, in order, and shows no difference afterwards.', async () => {
  const world = kindWorld([group(foreign('corp-deny', 200), foreign('corp-deny-2', 202))])
  const wanted = {
    networkSecurityGroupId,
    rules: [rule('ssh', 200), rule('sql', 201), rule('out', 200, { direction: 'Outbound' })],
  }
  await securityRules.create(wanted, world.context)
  const attributes = (await securityRules.read(id, world.context))!
  expect(attributes.rules.map(({ name, priority }) => [name, priority])).toEqual(
    expect.arrayContaining([
      ['ssh', 201],
      ['sql', 203],
      ['out', 200],
    ]),
  )
  expect(securityRules.holds(attributes, wanted)).toEqual(wanted)
  const written = world.writes().length
  await securityRules.update(id, wanted, [], world.context)
  expect(world.writes()).toHaveLength(written)
})

test('Order of rules and addresses makes no difference; a changed, missing or extra rule does.', async () => {
  const { context } = kindWorld([group()])
  const both = rule('sql', 210, { sources: ['10.1.0.0/16', '10.2.0.0/16'] })
  await securityRules.create({ networkSecurityGroupId, rules: [rule('ssh', 200), both] }, context)
  const attributes = (await securityRules.read(id, context))!
  const turned = [{ ...both, sources: both.sources.toReversed() }, rule('ssh', 200)]
  expect(securityRules.holds(attributes, { rules: turned })).toEqual({ rules: turned })
  expect(
    securityRules.holds(attributes, { rules: [rule('ssh', 200, { access: 'Deny' }), rule('new', 300)] }).rules,
  ).toEqual([rule('ssh', 200), both])
})

test('A description that somebody edited is a difference, and writing mends it.', async () => {
  const world = kindWorld([group()])
  const wanted = { networkSecurityGroupId, rules: [rule('ssh', 200, { description: 'x'.repeat(300) })] }
  await securityRules.create(wanted, world.context)
  const attributes = (await securityRules.read(id, world.context))!
  expect(securityRules.holds(attributes, wanted)).toEqual(wanted)
  const wire = world.arm.objects.get(networkSecurityGroupId.toLowerCase())!['properties'].securityRules[0]
  expect(wire.properties.description).toHaveLength(140)
  wire.properties.description = 'mine now'
  expect(securityRules.holds((await securityRules.read(id, world.context))!, wanted)).not.toEqual(wanted)
  await securityRules.update(id, wanted, [], world.context)
  expect(securityRules.holds((await securityRules.read(id, world.context))!, wanted)).toEqual(wanted)
})

test.each([
  ['an erased description', { description: undefined }],
  ['a narrower source port', { sourcePortRange: '1024-2048' }],
  ['another protocol', { protocol: 'Udp' }],
  [
    'security groups for addresses',
    { sourceAddressPrefix: undefined, sourceApplicationSecurityGroups: [{ id: '/asg' }] },
  ],
])('Of a rule changed by hand, %s is a difference that writing mends.', async (_what, change) => {
  const world = kindWorld([group()])
  const wanted = { networkSecurityGroupId, rules: [rule('ssh', 200)] }
  await securityRules.create(wanted, world.context)
  const wire = world.arm.objects.get(networkSecurityGroupId.toLowerCase())!['properties'].securityRules[0]
  Object.assign(wire.properties, change)
  expect(securityRules.holds((await securityRules.read(id, world.context))!, wanted)).not.toEqual(wanted)
  await securityRules.update(id, wanted, [], world.context)
  expect(securityRules.holds((await securityRules.read(id, world.context))!, wanted)).toEqual(wanted)
})

test('Deleting the set takes our rules only, and a group that is gone is no error.', async () => {
  const world = kindWorld([group(foreign('corp-deny', 4000))])
  await securityRules.create({ networkSecurityGroupId, rules: [rule('ssh', 200)] }, world.context)
  await securityRules.delete(id, world.context)
  expect(names(world)).toEqual(['corp-deny'])
  world.arm.objects.clear()
  expect(await securityRules.delete(id, world.context)).toEqual({ id })
})

test('A set is settled when the group and all its rules are.', async () => {
  const { context } = kindWorld([
    {
      id: networkSecurityGroupId,
      properties: {
        provisioningState: 'Succeeded',
        securityRules: [
          {
            ...foreign('ic-demo-ssh', 200),
            properties: { ...foreign('x', 200).properties, provisioningState: 'Updating' },
          },
        ],
      },
    },
  ])
  expect(securityRules.settled((await securityRules.read(id, context))!)).toMatchObject({ state: 'no' })
})

import { join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import { findRegionPair } from '@interconnect/model'
import { offerOnly, openSimulator, setAzureRole, setRegistration, type World } from '@interconnect/sim'
import { expect, test } from 'vitest'
import { runCli } from '../src/index.ts'
import { initTemplate } from '../src/init-template.ts'
import { fakeHost } from './fake-host.ts'
import { scratchDirectory } from './scratch.ts'

interface Found {
  readonly id: string
  readonly severity: string
  readonly message: string
}

/** A world prepared by `settings`, and commands run on it. */
async function inWorld(settings: (world: World) => void, text = initTemplate('first', findRegionPair('ashburn')!)) {
  const directory = scratchDirectory()
  const [file, state] = [join(directory, 'a.yaml'), join(directory, 'state')]
  writeFileSync(file, text)
  const open = () => openSimulator({ directory: join(state, 'sim') })
  const world = async (change: (one: World) => void) => {
    await using simulator = await open()
    change(simulator.world)
    simulator.world.commit()
  }
  await world(settings)
  const run = async (line: string) => {
    const host = fakeHost()
    const code = await runCli([...line.split(' '), '-f', file, '--state-dir', state, '-o', 'json'], host)
    return { code, out: JSON.parse(host.out()) as { kind: string; findings?: Found[] } }
  }
  const writes = async () => {
    await using simulator = await open()
    return simulator.world.journal.records.filter(({ write }) => write).length
  }
  const edit = (change: (text: string) => string) => writeFileSync(file, change(readFileSync(file, 'utf8')))
  return { run, writes, edit, world }
}

const nothing = () => {}

const obstacles: readonly (readonly [string, (world: World) => void, RegExp])[] = [
  [
    'preflight/azure-permission',
    (world) => setAzureRole(world, { actions: ['*'], notActions: ['Microsoft.Network/expressRouteCircuits/write'] }),
    /lacks Microsoft\.Network\/expressRouteCircuits\/write .*to order the circuit/,
  ],
  [
    'preflight/azure-registration',
    (world) => setRegistration(world, '00000000-0000-0000-0000-000000000000', 'Microsoft.Network', 'NotRegistered'),
    /has not registered Microsoft\.Network/,
  ],
  [
    'preflight/azure-quota',
    (world) => world.setLimit('azure/VirtualNetworks', 0),
    /1 more virtual networks are needed in eastus, and 0 of 0 are left/,
  ],
  ['preflight/azure-offer', (world) => offerOnly(world, 'azure', [500]), /does not offer 1Gbps/],
  [
    'preflight/oci-limit',
    (world) => world.setLimit('oci/virtualCircuitsPerRegion', 0),
    /virtual circuits .*0 are left/,
  ],
  ['preflight/oci-offer', (world) => offerOnly(world, 'oci', [2000]), /does not offer 1 Gbps/],
]

test.each(obstacles)('%s is told before anything is written.', async (id, settings, says) => {
  const { run, writes } = await inWorld(settings)
  const { code, out } = await run(`apply --auto-approve`)
  expect(code).toBe(3)
  const errors = out.findings!.filter(({ severity }) => severity === 'error')
  expect(errors.map((finding) => finding.id)).toEqual([id])
  expect(errors[0]!.message).toMatch(says)
  expect(await writes()).toBe(0)
})

test('Without --skip-preflight one would learn the same from a refusal in the middle.', async () => {
  const { run, writes } = await inWorld(obstacles[0]![1])
  const { code, out } = await run('apply --auto-approve --skip-preflight')
  expect(code).toBe(1)
  expect(JSON.stringify(out)).toContain('permission/denied')
  expect(await writes()).toBeGreaterThan(0)
})

test('Once the group is there, rights are asked for at the group, and only for what is to be changed.', async () => {
  const { run, edit, world } = await inWorld(nothing)
  expect((await run('apply --auto-approve')).code).toBe(0)
  await world((one) =>
    setAzureRole(one, {
      actions: ['*'],
      notActions: ['Microsoft.Network/virtualNetworkGateways/write', 'Microsoft.Network/virtualNetworks/write'],
    }),
  )
  expect((await run('plan')).code).toBe(0)
  edit((text) => text.replace('bandwidth: 1Gbps', 'bandwidth: 2Gbps'))
  const { code, out } = await run('plan')
  expect(code).toBe(3)
  expect(out.findings!.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^the account lacks Microsoft\.Network\/virtualNetworkGateways\/write at .*\/resourceGroups\/first-interconnect,/,
    ),
  ])
})

test('What may not be asked is not known, and no error.', async () => {
  const forbidden = { type: 'answer', status: 403, code: 'AuthorizationFailed' } as const
  const { run } = await inWorld((world) => {
    world.faults.add({ cloud: 'azure', method: 'GET', path: '/permissions', effect: forbidden, count: 9 })
    world.faults.add({
      cloud: 'oci',
      method: 'GET',
      path: '/limitDefinitions',
      effect: { type: 'answer', status: 404, code: 'NotAuthorizedOrNotFound' },
      count: 9,
    })
  })
  const { code, out } = await run('plan')
  expect(code).toBe(0)
  const found = out.findings!.filter(({ id }) => id.startsWith('preflight/'))
  expect(found.map(({ id, severity }) => `${severity} ${id}`).sort()).toEqual([
    'info preflight/azure-permission',
    'info preflight/oci-limit',
    'info preflight/oci-permission',
  ])
})

import { expect, test } from 'vitest'
import { compareSnapshots, openWorld, snapshotText, takeSnapshot, WorldSnapshot } from '../src/core/index.ts'
import { scratchDirectory } from '../src/core/scratch-directory.ts'
import { loadSnapshot, openSimulator } from '../src/simulator.ts'
import { connected } from './both-clouds.ts'

test('The same seed and the same session give the same journal and the same world.', async () => {
  const [one, other] = [await connected({ seed: 'seven' }), await connected({ seed: 'seven' })]
  expect(one.world.journal.records.length).toBeGreaterThan(10)
  expect(other.world.journal.records).toEqual(one.world.journal.records)
  expect(snapshotText(takeSnapshot(other.world))).toBe(snapshotText(takeSnapshot(one.world)))
})

test('Another seed gives other identifiers.', async () => {
  const [one, other] = [await connected({ seed: 'seven' }), await connected({ seed: 'eight' })]
  expect((await other.circuit()).serviceKey).not.toBe((await one.circuit()).serviceKey)
})

test('A snapshot is sorted, and holds no private key.', async () => {
  const { world, oci } = await connected()
  const snapshot = takeSnapshot(world)
  const names = Object.keys(snapshot.objects)
  expect(names).toEqual(names.toSorted())
  expect(snapshotText(snapshot)).not.toContain('PRIVATE KEY')
  expect(snapshotText(snapshot)).toContain(oci.principal.userId)
})

test('A world loaded from a snapshot is the world that was saved, in the same order.', async () => {
  const { world } = await connected({ seed: 'seven' })
  const saved = WorldSnapshot.parse(JSON.parse(snapshotText(takeSnapshot(world))))
  const directory = scratchDirectory()
  loadSnapshot(directory, saved)
  const opened = openWorld(directory)
  const again = takeSnapshot(opened.world)
  opened.close()
  expect(again).toEqual(saved)
  expect(compareSnapshots(saved, again)).toEqual([])
})

test('A loaded world goes on, with a new key for its user.', async () => {
  const { world } = await connected()
  const directory = scratchDirectory()
  loadSnapshot(directory, takeSnapshot(world))
  await using simulator = await openSimulator({ directory })
  expect(simulator.clock.now()).toBe(world.clock.now())
  expect(simulator.oci.privateKeyPem).toContain('PRIVATE KEY')
  expect((await simulator.control.status()).objects.oci).toMatchObject({ 'virtual-circuit': 1 })
})

test('Two snapshots are compared object by object and member by member.', async () => {
  const { world, azure, pass } = await connected()
  const before = takeSnapshot(world)
  await azure('PUT', '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/other', { location: 'eastus' })
  pass(1)
  const differences = compareSnapshots(before, takeSnapshot(world))
  expect(differences).toMatchObject([
    { collection: 'azure/Microsoft.Resources/resourceGroups', is: 'added', members: [] },
  ])
  const changed = { ...before, objects: { a: { x: { list: [1, 2] } } } }
  expect(compareSnapshots(changed, { ...changed, objects: { a: { x: { list: [1, 3, 4] } } } })).toEqual([
    {
      collection: 'a',
      id: 'x',
      is: 'changed',
      members: [
        { path: 'list[1]', from: 2, to: 3 },
        { path: 'list[2]', to: 4 },
      ],
    },
  ])
})

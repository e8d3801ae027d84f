import { expect, test } from 'vitest'
import { World } from './core/index.ts'
import { inventory } from './inventory.ts'
import { ensureCompartment } from './oci/ensure-compartment.ts'

test('A new world holds nothing, whatever compartments it was asked for.', () => {
  const world = new World()
  ensureCompartment(world, 'ocid1.compartment.oc1..mine')
  expect(inventory(world)).toEqual({ azure: {}, oci: {} })
})

test('Objects count by type, and those that are gone but still shown do not count.', () => {
  const world = new World()
  world.store.collection('azure/Microsoft.Network/virtualNetworks').put('a', { id: 'a' })
  world.store.collection('azure/registrations').put('a', {})
  world.store.collection('oci/vcn').put('v1', { kind: 'vcn', wire: {} })
  world.store.collection('oci/vcn').put('v2', { kind: 'vcn', wire: {}, goneAtMs: 1 })
  expect(inventory(world)).toEqual({ azure: { 'Microsoft.Network/virtualNetworks': 1 }, oci: { vcn: 1 } })
})

test('Asking for the same compartment twice makes it once.', () => {
  const world = new World()
  ensureCompartment(world, 'ocid1.compartment.oc1..mine')
  ensureCompartment(world, 'ocid1.compartment.oc1..mine')
  expect(
    world.store
      .collection<{ wire: { id: string } }>('oci/compartment')
      .values()
      .filter(({ wire }) => wire.id === 'ocid1.compartment.oc1..mine'),
  ).toHaveLength(1)
})

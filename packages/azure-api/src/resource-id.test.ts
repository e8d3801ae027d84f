import { describe, expect, test } from 'vitest'
import { expressRouteCircuitId } from './express-route-circuit.ts'
import { privatePeeringId } from './express-route-peering.ts'
import { resourceGroupId } from './resource-group.ts'
import { collectionPath, parentId, parseResourceId, sameId } from './resource-id.ts'
import { virtualNetworkType } from './virtual-network.ts'

const circuit = expressRouteCircuitId({ subscription: 's', resourceGroup: 'rg', name: 'c' })

test('an id is built from its parts', () => {
  expect(circuit).toBe('/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/c')
  expect(privatePeeringId(circuit)).toBe(`${circuit}/peerings/AzurePrivatePeering`)
})

describe('taking an id apart', () => {
  test('gives back subscription, group, full type and every name', () => {
    expect(parseResourceId(privatePeeringId(circuit))).toEqual({
      subscription: 's',
      resourceGroup: 'rg',
      type: 'Microsoft.Network/expressRouteCircuits/peerings',
      names: ['c', 'AzurePrivatePeering'],
      name: 'AzurePrivatePeering',
    })
  })

  test('does not mind the case of its fixed words', () => {
    expect(parseResourceId(circuit.toUpperCase())).toMatchObject({ resourceGroup: 'RG', name: 'C' })
  })

  test('knows resource groups', () => {
    expect(parseResourceId(resourceGroupId({ subscription: 's', resourceGroup: 'rg' }))).toMatchObject({
      type: 'Microsoft.Resources/resourceGroups',
      name: 'rg',
    })
  })

  test.each(['', '/', '/subscriptions/s', 'ocid1.vcn.oc1..x', `${circuit}/peerings`])(
    'does not take %j for an id',
    (text) => {
      expect(parseResourceId(text)).toBeUndefined()
    },
  )
})

test('the parent of a nested resource is the resource, of a top-level one its group', () => {
  expect(parentId(privatePeeringId(circuit))).toBe(circuit)
  expect(parentId(circuit)).toBe('/subscriptions/s/resourceGroups/rg')
})

test('ids are equal whatever their case, and nothing equals an absent one', () => {
  expect(sameId(circuit, circuit.toLowerCase())).toBe(true)
  expect(sameId(circuit, undefined)).toBe(false)
  expect(sameId(undefined, undefined)).toBe(false)
})

test('a collection is that of a group or of the whole subscription', () => {
  expect(collectionPath(virtualNetworkType, { subscription: 's' })).toBe(
    '/subscriptions/s/providers/Microsoft.Network/virtualNetworks',
  )
  expect(collectionPath(virtualNetworkType, { subscription: 's', resourceGroup: 'rg' })).toContain(
    '/resourceGroups/rg/providers/',
  )
})

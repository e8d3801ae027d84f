import { azureKinds } from '@interconnect/azure'
import { describe, expect, test } from 'vitest'
import { azureOperations, isAllowed } from './azure-operations.ts'

test('Every Azure kind says which operations its writes need.', () => {
  expect(Object.keys(azureOperations).sort()).toEqual(azureKinds.map(({ type }) => type).sort())
})

describe('an operation', () => {
  const write = 'Microsoft.Network/virtualNetworks/subnets/write'
  test.each([
    [['*'], [], true],
    [['Microsoft.Network/*'], [], true],
    [['microsoft.network/virtualnetworks/*'], [], true],
    [['*/write'], [], true],
    [['Microsoft.Network/*/write'], [], true],
    [['Microsoft.Network/*/subnets/write'], [], true],
    [[write], [], true],
    [['*/read'], [], false],
    [['Microsoft.Network/virtualNetworks/write'], [], false],
    [['Microsoft.Network/virtualNetworks'], [], false],
    [['*'], ['Microsoft.Network/virtualNetworks/subnets/*'], false],
    [['*'], ['Microsoft.Network/virtualNetworks/write'], true],
    [[], [], false],
  ])('with actions %j but %j is allowed: %j', (actions, notActions, allowed) => {
    expect(isAllowed([{ actions, notActions }], write)).toBe(allowed)
  })

  test('is allowed when one role allows it, whatever another leaves out', () => {
    const roles = [
      { actions: ['*'], notActions: ['*/write'] },
      { actions: ['Microsoft.Network/*'], notActions: [] },
    ]
    expect(isAllowed(roles, write)).toBe(true)
  })
})

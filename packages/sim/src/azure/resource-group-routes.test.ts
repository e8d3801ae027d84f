import { describe, expect, test } from 'vitest'
import {
  aConnection,
  anArm,
  anArmReadyToConnect,
  aNetwork,
  group,
  ids,
  setProviderState,
  subscription,
} from '../../test/arm.ts'

describe('a resource group', () => {
  test('is made at once: 201, then 200', async () => {
    const arm = await anArm()
    const path = `${subscription}/resourceGroups/new`
    expect((await arm.request('PUT', path, { location: 'East US', tags: { a: '1' } })).status).toBe(201)
    const again = await arm.request('PUT', path, { location: 'eastus' })
    expect([again.status, again.body.location, again.body.tags]).toEqual([200, 'eastus', undefined])
    expect(again.body).toMatchObject({
      id: path,
      type: 'Microsoft.Resources/resourceGroups',
      properties: { provisioningState: 'Succeeded' },
    })
  })

  test('stays where it is', async () => {
    const answer = await (await anArm()).request('PUT', group, { location: 'westeurope' })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'InvalidResourceGroupLocation'])
  })

  test('answers HEAD with 204 or 404', async () => {
    const arm = await anArm()
    expect((await arm.request('HEAD', group)).status).toBe(204)
    expect((await arm.request('HEAD', `${group}x`)).status).toBe(404)
  })

  test('takes tags by PATCH and is listed by them', async () => {
    const arm = await anArm()
    await arm.request('PATCH', group, { tags: { owner: 'me' } })
    const listed = await arm.request(
      'GET',
      `${subscription}/resourcegroups?$filter=tagName eq 'owner' and tagValue eq 'me'`,
    )
    expect(listed.body.value).toHaveLength(1)
    expect(
      (await arm.request('GET', `${subscription}/resourcegroups?$filter=tagName eq 'owner' and tagValue eq 'you'`)).body
        .value,
    ).toEqual([])
  })

  test('that is absent is not found, on DELETE as well', async () => {
    const arm = await anArm()
    expect((await arm.request('GET', `${group}x`)).body.error.code).toBe('ResourceGroupNotFound')
    expect((await arm.request('DELETE', `${group}x`)).status).toBe(404)
  })
})

describe('deleting a resource group', () => {
  test('deletes all that is in it in dependency order, followed at the Location', async () => {
    const arm = await anArmReadyToConnect()
    await arm.make(ids.connection, aConnection())
    setProviderState(arm, 'NotProvisioned')
    const answer = await arm.request('DELETE', group)
    const location = answer.headers.get('location')!
    expect([answer.status, (await arm.request('GET', location)).status]).toEqual([202, 202])
    expect((await arm.request('GET', group)).body.properties.provisioningState).toBe('Deleting')
    expect((await arm.request('PUT', ids.network, aNetwork())).body.error.code).toBe('ResourceGroupBeingDeleted')
    arm.settle()
    expect((await arm.request('GET', location)).status).toBe(200)
    expect((await arm.request('GET', group)).status).toBe(404)
    expect((await arm.request('GET', `${subscription}/resources`)).body.value).toEqual([])
  })

  test('stops at a circuit that the provider still holds, and says so', async () => {
    const arm = await anArmReadyToConnect()
    const location = (await arm.request('DELETE', group)).headers.get('location')!
    arm.settle()
    const result = await arm.request('GET', location)
    expect([result.status, result.body.error.code]).toEqual([409, 'ResourceGroupDeletionBlocked'])
    expect((await arm.request('GET', group)).body.properties.provisioningState).toBe('Succeeded')
    expect((await arm.request('GET', ids.circuit)).body.properties.provisioningState).toBe('Failed')
    expect((await arm.request('GET', ids.network)).status).toBe(404)
  })
})

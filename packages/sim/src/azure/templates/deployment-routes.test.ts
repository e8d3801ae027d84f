import { describe, expect, test } from 'vitest'
import { aNetwork, anArm, group, ids } from '../../../test/arm.ts'

const deployment = `${group}/providers/Microsoft.Resources/deployments/first`

const aDeployment = (resources: readonly object[], over: object = {}) => ({
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources,
      ...over,
    },
  },
})

const aTable = {
  type: 'Microsoft.Network/routeTables',
  apiVersion: '2025-05-01',
  name: 'table',
  location: 'eastus',
  properties: {},
}
const aNetworkResource = {
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2025-05-01',
  name: 'vnet',
  ...aNetwork(),
  dependsOn: ['table'],
}

describe('a template deployment', () => {
  test('makes its resources one after the other and then says what came of it', async () => {
    const arm = await anArm()
    const outputs = { space: { type: 'array', value: "[reference('vnet').addressSpace.addressPrefixes]" } }
    const started = await arm.request('PUT', deployment, aDeployment([aNetworkResource, aTable], { outputs }))
    expect([started.status, started.body.properties.provisioningState]).toEqual([201, 'Accepted'])
    const statusUrl = started.headers.get('azure-asyncoperation')!
    arm.world.clock.step(3000)
    expect((await arm.request('GET', statusUrl)).body.status).toBe('Running')
    expect((await arm.request('GET', ids.network)).status).toBe(404)
    arm.world.clock.step(60_000)
    expect((await arm.request('GET', statusUrl)).body.status).toBe('Succeeded')
    const { properties } = (await arm.request('GET', deployment)).body
    expect(properties.outputs.space.value).toEqual(['10.12.0.0/16'])
    const operations = (await arm.request('GET', `${deployment}/operations`)).body.value
    expect(
      operations.map((one: { properties: { targetResource: { id: string }; statusCode: string } }) => [
        one.properties.targetResource.id,
        one.properties.statusCode,
      ]),
    ).toEqual([
      [ids.network, 'Created'],
      [ids.routeTable, 'Created'],
    ])
  })

  test('fails with what its resources were refused with, and stays readable', async () => {
    const arm = await anArm()
    const started = await arm.request(
      'PUT',
      deployment,
      aDeployment([
        { ...aNetworkResource, dependsOn: [], properties: { addressSpace: { addressPrefixes: ['10.0.0.1/8'] } } },
      ]),
    )
    arm.world.clock.step(10_000)
    const { status, error } = (await arm.request('GET', started.headers.get('azure-asyncoperation')!)).body
    expect([status, error.code, error.details[0].code]).toEqual(['Failed', 'DeploymentFailed', 'InvalidParameter'])
    expect((await arm.request('GET', deployment)).body.properties.provisioningState).toBe('Failed')
  })

  test('is refused before anything is made when a type is not known, and while one of its name is running', async () => {
    const arm = await anArm()
    const refused = await arm.request(
      'PUT',
      deployment,
      aDeployment([aTable, { ...aTable, type: 'Microsoft.Network/natGateways' }]),
    )
    expect([refused.status, refused.body.error.code]).toEqual([400, 'InvalidTemplateDeployment'])
    await arm.request('PUT', deployment, aDeployment([aTable]))
    const again = await arm.request('PUT', deployment, aDeployment([aTable]))
    expect([again.status, again.body.error.code]).toEqual([409, 'DeploymentActive'])
  })

  test('is validated without being made, listed, and gone with its group', async () => {
    const arm = await anArm()
    expect(
      (await arm.request('POST', `${deployment}/validate`, aDeployment([aTable]))).body.properties.validatedResources,
    ).toEqual([{ id: ids.routeTable }])
    expect((await arm.request('GET', deployment)).body.error.code).toBe('DeploymentNotFound')
    await arm.request('PUT', deployment, aDeployment([aTable]))
    arm.world.clock.step(60_000)
    expect((await arm.request('GET', `${group}/providers/Microsoft.Resources/deployments`)).body.value).toHaveLength(1)
    await arm.request('DELETE', group)
    arm.world.clock.step(600_000)
    await arm.request('PUT', group, { location: 'eastus' })
    expect((await arm.request('GET', `${group}/providers/Microsoft.Resources/deployments`)).body.value).toEqual([])
  })
})

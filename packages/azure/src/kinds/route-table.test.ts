import { expect, test } from 'vitest'
import { kindWorld } from '../../test/kind-context.ts'
import { groupId } from '../../test/test-session.ts'
import { networkSecurityGroup } from './network-security-group.ts'
import { routeTable } from './route-table.ts'

const at = (type: string) => `${groupId}/providers/Microsoft.Network/${type}/x`
const props = { resourceGroupId: groupId, name: 'x', location: 'eastus' }

test('Turning propagation off keeps the routes.', async () => {
  const id = at('routeTables')
  const { context, writes } = kindWorld([{ id, location: 'eastus', properties: { routes: [{ name: 'nva' }] } }])
  expect((await routeTable.read(id, context))!.propagateGatewayRoutes).toBe(true)
  await routeTable.update(id, { ...props, propagateGatewayRoutes: false }, [], context)
  expect(writes()[0]?.body).toMatchObject({
    properties: { disableBgpRoutePropagation: true, routes: [{ name: 'nva' }] },
  })
})

test('Writing a security group again keeps its rules.', async () => {
  const id = at('networkSecurityGroups')
  const { context, writes } = kindWorld([
    { id, location: 'eastus', properties: { securityRules: [{ name: 'corp' }], flushConnection: true } },
  ])
  await networkSecurityGroup.update(id, props, [], context)
  expect(writes()[0]?.body).toMatchObject({ properties: { securityRules: [{ name: 'corp' }], flushConnection: true } })
})

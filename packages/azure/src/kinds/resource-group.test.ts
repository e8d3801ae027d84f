import { expect, test } from 'vitest'
import { kindWorld, ourTags } from '../../test/kind-context.ts'
import { groupId, subscription } from '../../test/test-session.ts'
import { resourceGroup } from './resource-group.ts'

const group = {
  id: groupId,
  name: 'rg',
  type: 'Microsoft.Resources/resourceGroups',
  location: 'eastus',
  tags: ourTags,
  properties: { provisioningState: 'Succeeded' },
}
const inside = (tags: object) => ({
  id: `${groupId}/providers/Microsoft.Network/routeTables/rt`,
  name: 'rt',
  type: 'Microsoft.Network/routeTables',
  tags,
})

test('A group is written with its place and our mark.', async () => {
  const { context, writes } = kindWorld()
  await resourceGroup.create({ subscription, name: 'rg', location: 'eastus' }, context)
  expect(writes()[0]).toMatchObject({
    path: `${groupId}?api-version=2025-04-01`,
    body: { location: 'eastus', tags: ourTags },
  })
})

test('A group in which others put something is not deleted.', async () => {
  const { context, writes } = kindWorld([group, inside({ team: 'payments' })])
  await expect(resourceGroup.delete(groupId, context)).rejects.toMatchObject({
    code: 'existing/not-ours',
    message: expect.stringContaining("'rt'"),
  })
  expect(writes()).toEqual([])
})

test('A group that holds only ours goes, also when the list still shows what is gone.', async () => {
  const { context, arm } = kindWorld([group, inside(ourTags)])
  await resourceGroup.delete(groupId, context)
  expect(arm.objects.has(groupId.toLowerCase())).toBe(false)
})

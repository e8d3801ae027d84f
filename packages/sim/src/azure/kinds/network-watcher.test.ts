import { expect, test } from 'vitest'
import { aNetwork, anArm, aRule, type Arm, group, ids } from '../../../test/arm.ts'

const provider = `${group}/providers`
const nic = `${provider}/Microsoft.Network/networkInterfaces/nic`
const machine = `${provider}/Microsoft.Compute/virtualMachines/vm`
const watcher = `${provider}/Microsoft.Network/networkWatchers/watcher`

async function verify(arm: Arm, over: object = {}) {
  const { headers } = await arm.request('POST', `${watcher}/ipFlowVerify`, {
    targetResourceId: machine,
    direction: 'Inbound',
    protocol: 'TCP',
    localIPAddress: '10.12.2.4',
    localPort: '1521',
    remoteIPAddress: '203.0.113.9',
    remotePort: '50000',
    ...over,
  })
  arm.settle()
  return (await arm.request('GET', headers.get('location')!)).body
}

test('IP flow verify tells the verdict about one packet and the rule that decided, at a running machine alone.', async () => {
  const arm = await anArm()
  await arm.make(ids.network, aNetwork())
  await arm.make(ids.securityGroup, {
    location: 'eastus',
    properties: { securityRules: [{ name: 'db', ...aRule(100) }] },
  })
  const properties = {
    networkSecurityGroup: { id: ids.securityGroup },
    ipConfigurations: [{ name: 'ipconfig1', properties: { subnet: { id: ids.subnet } } }],
  }
  await arm.make(nic, { location: 'eastus', properties })
  await arm.make(watcher, { location: 'eastus', properties: {} })
  expect(await verify(arm)).toMatchObject({ error: { code: 'OperationNotAllowed' } })
  await arm.make(machine, {
    location: 'eastus',
    properties: {
      hardwareProfile: { vmSize: 'Standard_D2s_v5' },
      networkProfile: { networkInterfaces: [{ id: nic }] },
    },
  })
  expect(await verify(arm, { localPort: '22', remoteIPAddress: '10.1.10.7' })).toEqual({
    access: 'Allow',
    ruleName: 'securityRules/db',
  })
  expect(await verify(arm, { localPort: '9' })).toEqual({
    access: 'Deny',
    ruleName: 'defaultSecurityRules/DenyAllInBound',
  })
  expect(await verify(arm, { direction: 'Outbound' })).toMatchObject({ access: 'Allow' })
})

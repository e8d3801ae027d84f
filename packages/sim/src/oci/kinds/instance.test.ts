import { expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'
import { newInstance } from './instance.fixture.ts'

async function given(cidrBlock = '10.1.1.0/24', members: Record<string, unknown> = {}) {
  const client = new TestClient()
  const vcn = await client.vcn()
  const inVcn = { compartmentId: client.compartmentId, vcnId: vcn.id }
  const subnet = await client.made('/subnets', { ...inVcn, cidrBlock, ...members })
  const group = await client.made('/networkSecurityGroups', inVcn)
  return { client, vcn, inVcn, subnet, group }
}

async function launched() {
  const world = await given()
  const { client, subnet, group } = world
  const body = await newInstance(client, subnet.id, { createVnicDetails: { subnetId: subnet.id, nsgIds: [group.id] } })
  const instance = await client.made('/instances', body)
  const query = `compartmentId=${client.compartmentId}&instanceId=${instance.id}`
  const [attachment] = (await client.get(`/vnicAttachments?${query}`)).body
  return { ...world, instance, attachment }
}

test('a launch is tracked by a work request and ends RUNNING', async () => {
  const { client, subnet } = await given()
  const reply = await client.post('/instances', await newInstance(client, subnet.id))
  expect(reply).toMatchObject({ status: 200, body: { lifecycleState: 'PROVISIONING', region: 'iad' } })
  client.settle()
  const work = (await client.get(`/workRequests/${reply.headers.get('opc-work-request-id')}`)).body
  expect(work).toMatchObject({
    operationType: 'LAUNCH_INSTANCE',
    status: 'SUCCEEDED',
    resources: [{ actionType: 'CREATED', entityType: 'instance', identifier: reply.body.id }],
  })
  expect((await client.get(`/instances/${reply.body.id}`)).body.lifecycleState).toBe('RUNNING')
})

test('an instance has one VNIC with one address, which its attachment names once it is attached', async () => {
  const { client, subnet } = await given()
  const { body: instance } = await client.post('/instances', await newInstance(client, subnet.id))
  const path = `/vnicAttachments?compartmentId=${client.compartmentId}&instanceId=${instance.id}`
  const [attaching] = (await client.get(path)).body
  expect(attaching).toMatchObject({ lifecycleState: 'ATTACHING' })
  expect(attaching).not.toHaveProperty('vnicId')
  client.settle()
  const [attached] = (await client.get(path)).body
  const { body: vnic } = await client.get(`/vnics/${attached.vnicId}`)
  expect(vnic).toMatchObject({ privateIp: '10.1.1.2', subnetId: subnet.id, isPrimary: true })
  const { body: ips } = await client.get(`/privateIps?vnicId=${vnic.id}`)
  expect(ips).toEqual([expect.objectContaining({ ipAddress: '10.1.1.2', isPrimary: true, vnicId: vnic.id })])
  expect(ips[0]).not.toHaveProperty('lifecycleState')
})

test('a subnet or a group with a VNIC stays, and says which VNIC', async () => {
  const { client, subnet, group, attachment } = await launched()
  const message = (title: string, id: string) =>
    `The ${title} ${id} references the VNIC ${attachment.vnicId}. You must remove the reference to proceed with this operation.`
  expect(await client.delete(`/subnets/${subnet.id}`)).toMatchObject({
    status: 409,
    body: { code: 'Conflict', message: message('Subnet', subnet.id) },
  })
  expect(await client.delete(`/networkSecurityGroups/${group.id}`)).toMatchObject({
    status: 409,
    body: { code: 'Conflict', message: message('NetworkSecurityGroup', group.id) },
  })
})

test('a group lists its VNICs with their instances, and lets go of one that leaves it', async () => {
  const { client, group, instance, attachment } = await launched()
  const path = `/networkSecurityGroups/${group.id}/vnics`
  expect((await client.get(path)).body).toMatchObject([{ vnicId: attachment.vnicId, resourceId: instance.id }])
  await client.put(`/vnics/${attachment.vnicId}`, { nsgIds: [] })
  expect((await client.get(path)).body).toEqual([])
  expect((await client.delete(`/networkSecurityGroups/${group.id}`)).status).toBe(204)
})

test('what came up with an instance goes with it, and then subnet and group can go', async () => {
  const { client, subnet, group, instance, attachment } = await launched()
  const reply = await client.delete(`/instances/${instance.id}`)
  expect(reply.status).toBe(202)
  client.settle()
  expect((await client.get(`/instances/${instance.id}`)).body.lifecycleState).toBe('TERMINATED')
  expect((await client.get(`/vnicAttachments/${attachment.id}`)).body.lifecycleState).toBe('DETACHED')
  expect((await client.get(`/privateIps?subnetId=${subnet.id}`)).body).toEqual([])
  expect((await client.delete(`/subnets/${subnet.id}`)).status).toBe(204)
  expect((await client.delete(`/networkSecurityGroups/${group.id}`)).status).toBe(204)
})

test('a terminated instance is still told of after eleven hours, not after thirteen', async () => {
  const { client, instance } = await launched()
  await client.delete(`/instances/${instance.id}`)
  client.world.clock.step(11 * 3_600_000)
  expect((await client.get(`/instances/${instance.id}`)).status).toBe(200)
  client.world.clock.step(2 * 3_600_000)
  expect((await client.get(`/instances/${instance.id}`)).status).toBe(404)
})

test('a subnet without a free address takes no further instance', async () => {
  const { client, subnet } = await given('10.1.1.0/30')
  await client.made('/instances', await newInstance(client, subnet.id))
  expect(await client.post('/instances', await newInstance(client, subnet.id))).toMatchObject({
    status: 400,
    body: { code: 'LimitExceeded' },
  })
})

test.each([
  ['10.2.0.4', 400, 'InvalidParameter'],
  ['10.1.1.1', 400, 'InvalidParameter'],
  ['10.1.1.2', 409, 'Conflict'],
])('the address %s is refused with %i %s', async (privateIp, status, code) => {
  const { client, subnet } = await launched()
  const body = await newInstance(client, subnet.id, { createVnicDetails: { subnetId: subnet.id, privateIp } })
  expect(await client.post('/instances', body)).toMatchObject({ status, body: { code } })
})

test('a group of another VCN is refused', async () => {
  const { client, subnet } = await given()
  const other = await client.vcn('10.9.0.0/16')
  const group = await client.made('/networkSecurityGroups', { compartmentId: client.compartmentId, vcnId: other.id })
  const body = await newInstance(client, subnet.id, { createVnicDetails: { subnetId: subnet.id, nsgIds: [group.id] } })
  const reply = await client.post('/instances', body)
  expect(reply).toMatchObject({ status: 400, body: { code: 'RelatedResourceNotAuthorizedOrNotFound' } })
})

test('a private subnet gives no public address and refuses to', async () => {
  const { client, subnet } = await given('10.1.1.0/24', { prohibitPublicIpOnVnic: true })
  const instance = await client.made('/instances', await newInstance(client, subnet.id))
  const query = `compartmentId=${client.compartmentId}&instanceId=${instance.id}`
  const [{ vnicId }] = (await client.get(`/vnicAttachments?${query}`)).body
  expect((await client.get(`/vnics/${vnicId}`)).body).not.toHaveProperty('publicIp')
  const body = await newInstance(client, subnet.id, {
    createVnicDetails: { subnetId: subnet.id, assignPublicIp: true },
  })
  expect((await client.post('/instances', body)).status).toBe(400)
})

test.each([
  [{ shape: 'VM.Standard.Z9' }],
  [{ shapeConfig: undefined }],
  [{ shapeConfig: { ocpus: 500 } }],
  [{ shape: 'VM.Standard.A1.Flex' }],
  [{ availabilityDomain: 'PHX-AD-1' }],
  [{ faultDomain: 'FAULT-DOMAIN-4' }],
  [{ sourceDetails: undefined }],
  [{ metadata: { user_data: '#cloud-config' } }],
  [{ metadata: { user_data: 'A'.repeat(40_000) } }],
  [{ createVnicDetails: {} }],
])('a launch with %o is refused', async (members) => {
  const { client, subnet } = await given()
  expect((await client.post('/instances', await newInstance(client, subnet.id, members))).status).toBe(400)
})

test('a VNIC can have further addresses, which go alone; its first one does not', async () => {
  const { client, attachment } = await launched()
  const extra = await client.made('/privateIps', { vnicId: attachment.vnicId, ipAddress: '10.1.1.9' })
  const { body: ips } = await client.get(`/privateIps?vnicId=${attachment.vnicId}`)
  expect(ips).toHaveLength(2)
  const primary = ips.find(({ isPrimary }: { isPrimary: boolean }) => isPrimary)
  expect((await client.delete(`/privateIps/${primary.id}`)).status).toBe(400)
  expect((await client.delete(`/privateIps/${extra.id}`)).status).toBe(204)
  client.settle()
  expect((await client.get(`/privateIps/${extra.id}`)).status).toBe(404)
  expect((await client.get('/privateIps')).status).toBe(400)
})

test('a subnet in use cannot be made too small for its addresses', async () => {
  const { client, subnet, attachment } = await launched()
  await client.made('/privateIps', { vnicId: attachment.vnicId, ipAddress: '10.1.1.200' })
  expect(await client.put(`/subnets/${subnet.id}`, { cidrBlock: '10.1.1.0/26' })).toMatchObject({
    status: 409,
    body: { code: 'Conflict' },
  })
})

test('VNICs have no list of their own', async () => {
  const { client } = await given()
  expect((await client.get(`/vnics?compartmentId=${client.compartmentId}`)).status).toBe(404)
})

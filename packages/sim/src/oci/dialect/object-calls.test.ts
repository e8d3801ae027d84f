import { describe, expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

const day = 24 * 60 * 60_000
const newVcn = (client: TestClient, more = {}) => ({
  compartmentId: client.compartmentId,
  cidrBlock: '10.1.0.0/16',
  ...more,
})

describe('life of an object', () => {
  test('it is PROVISIONING when created and AVAILABLE some seconds later', async () => {
    const client = new TestClient()
    const { body, status } = await client.post('/vcns', newVcn(client))
    expect([status, body.lifecycleState]).toEqual([200, 'PROVISIONING'])
    client.world.clock.step(5000)
    expect((await client.get(`/vcns/${body.id}`)).body.lifecycleState).toBe('AVAILABLE')
  })

  test('deleted, it is TERMINATING, then TERMINATED for a while, then gone', async () => {
    const client = new TestClient()
    const { id } = await client.vcn()
    const state = async () => (await client.get(`/vcns/${id}`)).body.lifecycleState ?? 'gone'
    expect((await client.delete(`/vcns/${id}`)).status).toBe(204)
    expect(await state()).toBe('TERMINATING')
    client.world.clock.step(10_000)
    expect(await state()).toBe('TERMINATED')
    expect((await client.delete(`/vcns/${id}`)).status).toBe(404)
    client.world.clock.step(day)
    expect(await state()).toBe('gone')
    expect((await client.get(`/vcns?compartmentId=${client.compartmentId}`)).body).toEqual([])
  })

  test('while on its way it takes no write', async () => {
    const client = new TestClient()
    const { id } = await client.vcn()
    await client.delete(`/vcns/${id}`)
    const again = await client.delete(`/vcns/${id}`)
    expect([again.status, again.body.code]).toEqual([409, 'IncorrectState'])
  })

  test('a name is made from kind and time when none is given', async () => {
    const client = new TestClient()
    expect((await client.vcn()).displayName).toBe('vcn20260101000000')
  })

  test('a move answers a work request where the service has one', async () => {
    const client = new TestClient()
    const { id } = await client.vcn()
    const { tenancyId } = client.principal
    const moved = await client.post(`/vcns/${id}/actions/changeCompartment`, { compartmentId: tenancyId })
    expect(moved.status).toBe(202)
    const path = `/workRequests/${moved.headers.get('opc-work-request-id')}`
    expect((await client.get(path)).body).toMatchObject({ status: 'IN_PROGRESS' })
    client.settle()
    expect((await client.get(path)).body).toMatchObject({
      status: 'SUCCEEDED',
      percentComplete: 100,
      timeFinished: expect.any(String),
    })
    expect((await client.get(`/vcns/${id}`)).body.compartmentId).toBe(tenancyId)
  })
})

describe('updates', () => {
  test('members that are not sent stay; arrays and tags are replaced as wholes', async () => {
    const client = new TestClient()
    const tags = { a: '1', b: '2' }
    const vcn = await client.made('/vcns', newVcn(client, { displayName: 'x', freeformTags: tags }))
    await client.put(`/vcns/${vcn.id}`, { displayName: 'y' })
    expect((await client.get(`/vcns/${vcn.id}`)).body).toMatchObject({ displayName: 'y', freeformTags: tags })
    await client.put(`/vcns/${vcn.id}`, { freeformTags: { c: '3' } })
    expect((await client.get(`/vcns/${vcn.id}`)).body).toMatchObject({ displayName: 'y', freeformTags: { c: '3' } })
  })

  test('every change gives a new etag, and a stale if-match is 412', async () => {
    const client = new TestClient()
    const { id } = await client.vcn()
    const path = `/vcns/${id}`
    const etag = (await client.get(path)).headers.get('etag')!
    const updated = await client.put(path, { displayName: 'y' }, { 'if-match': etag })
    expect(updated.status).toBe(200)
    expect(updated.headers.get('etag')).not.toBe(etag)
    for (const stale of [
      await client.put(path, { displayName: 'z' }, { 'if-match': etag }),
      await client.delete(path, { 'if-match': etag }),
    ])
      expect([stale.status, stale.body.code]).toEqual([412, 'NoEtagMatch'])
    expect((await client.get(path)).headers.get('etag')).toBe(updated.headers.get('etag'))
  })
})

describe('retry tokens', () => {
  const token = { 'opc-retry-token': 'once' }

  test('the same token gives the same object within 24 hours, and a new one after', async () => {
    const client = new TestClient()
    const first = await client.post('/vcns', newVcn(client), token)
    const again = await client.post('/vcns', newVcn(client), token)
    expect(again.body.id).toBe(first.body.id)
    client.world.clock.step(day)
    expect((await client.post('/vcns', newVcn(client), token)).body.id).not.toBe(first.body.id)
  })

  test('without a token every call creates', async () => {
    const client = new TestClient()
    const first = await client.post('/vcns', newVcn(client))
    expect((await client.post('/vcns', newVcn(client))).body.id).not.toBe(first.body.id)
  })

  test('the token of a deleted object is invalidated', async () => {
    const client = new TestClient()
    const { body } = await client.post('/vcns', newVcn(client), token)
    client.settle()
    await client.delete(`/vcns/${body.id}`)
    client.settle()
    const again = await client.post('/vcns', newVcn(client), token)
    expect([again.status, again.body.code]).toEqual([409, 'InvalidatedRetryToken'])
  })

  test('a refused request leaves its token free', async () => {
    const client = new TestClient()
    expect((await client.post('/vcns', newVcn(client, { cidrBlock: '10.1.0.0/8' }), token)).status).toBe(400)
    expect((await client.post('/vcns', newVcn(client), token)).status).toBe(200)
  })

  test('a request whose answer was lost took effect, and its token finds the object', async () => {
    const client = new TestClient()
    client.world.faults.add({ method: 'POST', path: '/vcns', effect: { type: 'drop-after' } })
    expect((await client.post('/vcns', newVcn(client), token)).status).toBe(599)
    const again = await client.post('/vcns', newVcn(client), token)
    const list = await client.get(`/vcns?compartmentId=${client.compartmentId}`)
    expect(list.body.map((vcn: { id: string }) => vcn.id)).toEqual([again.body.id])
  })
})

describe('what is refused, in the words of the service', () => {
  const refusal = async (body: unknown, path = '/vcns') => {
    const client = new TestClient()
    const given = typeof body === 'object' ? { ...newVcn(client), ...body } : body
    const reply = await client.post(path, given)
    return [reply.status, reply.body.code, reply.body.message]
  }

  test('an unknown member is named beside the known ones', async () => {
    const [status, code, message] = await refusal({ cidr: 'x' })
    expect([status, code]).toEqual([400, 'InvalidParameter'])
    expect(message).toMatch(
      /^Invalid property name cidr\. Available property names are byoipv6CidrDetails, cidrBlock, /,
    )
  })

  test('an unknown member deep inside is named beside the known ones there', async () => {
    const client = new TestClient()
    const body = { drgId: 'd', networkDetails: { type: 'VCN', id: 'v', cidr: 'x' } }
    expect((await client.post('/drgAttachments', body)).body.message).toBe(
      'Invalid property name cidr. Available property names are id, routeTableId, type, vcnRouteType',
    )
  })

  test('an empty text is a value, not an absence', async () => {
    expect(await refusal({ compartmentId: '' })).toEqual([
      400,
      'InvalidParameter',
      'compartmentId size must be between 1 and 255',
    ])
    const client = new TestClient()
    const body = { drgId: 'd', networkDetails: { type: 'VCN', id: 'v', routeTableId: '' } }
    expect((await client.post('/drgAttachments', body)).body.message).toBe(
      'networkDetails.routeTableId size must be between 1 and 255',
    )
  })

  test('a body that is not JSON cannot be parsed, and an absent member is missing', async () => {
    expect((await refusal('{')).slice(0, 2)).toEqual([400, 'CannotParseRequest'])
    expect((await refusal('[]')).slice(0, 2)).toEqual([400, 'CannotParseRequest'])
    expect((await refusal('')).slice(0, 2)).toEqual([400, 'MissingParameter'])
    const client = new TestClient()
    expect((await client.post('/drgRouteTables', {})).body).toEqual({
      code: 'MissingParameter',
      message: 'Missing Parameter: drgId',
    })
  })

  test('a wrong compartment is 404, any other bad OCID in a body is 400', async () => {
    expect((await refusal({ compartmentId: 'ocid1.compartment.oc1..x' })).slice(0, 2)).toEqual([
      404,
      'NotAuthorizedOrNotFound',
    ])
    const client = new TestClient()
    const reply = await client.post('/subnets', {
      compartmentId: client.compartmentId,
      vcnId: 'ocid1.vcn.oc1.iad.x',
      cidrBlock: '10.1.0.0/24',
    })
    expect([reply.status, reply.body.code]).toEqual([400, 'RelatedResourceNotAuthorizedOrNotFound'])
  })

  test('unknown objects, paths and regions are masked alike', async () => {
    const client = new TestClient()
    for (const reply of [
      await client.get('/vcns/ocid1.vcn.oc1.iad.x'),
      await client.get('/nothing'),
      await client.at('iaas', 'xx-mars-1').get('/vcns/x'),
    ])
      expect([reply.status, reply.body.code]).toEqual([404, 'NotAuthorizedOrNotFound'])
  })

  test('a method a path does not have is 405', async () => {
    const client = new TestClient()
    expect((await client.put('/vcns', {})).body.code).toBe('MethodNotAllowed')
  })
})

test("every answer has a request id that begins with the client's", async () => {
  const client = new TestClient()
  const own = await client.get('/vcns/x')
  expect(own.headers.get('opc-request-id')).toMatch(/^[0-9A-F]{32}\/[0-9A-F]{32}\/[0-9A-F]{32}$/)
  const given = await client.get('/vcns/x', { 'opc-request-id': 'mine' })
  expect(given.headers.get('opc-request-id')).toMatch(/^mine\/[0-9A-F]{32}\/[0-9A-F]{32}$/)
})

test('an injected fault answers in the form of the service, once', async () => {
  const client = new TestClient()
  client.world.faults.add({ path: '/vcns', effect: { type: 'answer', status: 429, code: 'TooManyRequests' } })
  const path = `/vcns?compartmentId=${client.compartmentId}`
  expect(await client.get(path)).toMatchObject({ status: 429, body: { code: 'TooManyRequests' } })
  expect((await client.get(path)).status).toBe(200)
})

test('the same seed gives the same identifiers', async () => {
  expect((await new TestClient().vcn()).id).toBe((await new TestClient().vcn()).id)
})

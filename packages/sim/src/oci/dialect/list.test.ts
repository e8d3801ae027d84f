import { expect, test } from 'vitest'
import { TestClient, testWorld } from '../test-client.ts'

const names = ['b', 'A', 'c']

async function threeVcns(client = new TestClient()): Promise<TestClient> {
  for (const [index, displayName] of names.entries())
    await client.made('/vcns', { compartmentId: client.compartmentId, displayName, cidrBlock: `10.${index}.0.0/16` })
  return client
}

const list = async (client: TestClient, query = '') => {
  const reply = await client.get(`/vcns?compartmentId=${client.compartmentId}${query}`)
  return { ...reply, names: reply.body.map?.((vcn: { displayName: string }) => vcn.displayName) }
}

test('a list is a bare array, newest first', async () => {
  const { body, names: shown } = await list(await threeVcns())
  expect(Array.isArray(body)).toBe(true)
  expect(shown).toEqual(['c', 'A', 'b'])
})

test.each([
  ['&sortBy=TIMECREATED&sortOrder=ASC', ['b', 'A', 'c']],
  ['&sortOrder=DESC', ['c', 'A', 'b']],
  ['&sortBy=DISPLAYNAME', ['A', 'b', 'c']],
  ['&sortBy=DISPLAYNAME&sortOrder=DESC', ['c', 'b', 'A']],
])('%s gives %j: names ascend by default and mind case', async (query, expected) => {
  expect((await list(await threeVcns(), query)).names).toEqual(expected)
})

test('displayName is matched exactly, lifecycleState without case', async () => {
  const client = await threeVcns()
  expect((await list(client, '&displayName=a')).names).toEqual([])
  expect((await list(client, '&displayName=A')).names).toEqual(['A'])
  expect((await list(client, '&lifecycleState=available')).names).toHaveLength(3)
  expect((await list(client, '&lifecycleState=TERMINATED')).names).toEqual([])
})

test('pages follow opc-next-page, which is absent on the last one', async () => {
  const client = await threeVcns()
  const first = await list(client, '&limit=2')
  expect(first.names).toEqual(['c', 'A'])
  const second = await list(client, `&limit=2&page=${first.headers.get('opc-next-page')}`)
  expect(second.names).toEqual(['b'])
  expect(second.headers.has('opc-next-page')).toBe(false)
})

test('an object made between two pages shifts nothing', async () => {
  const client = await threeVcns()
  const first = await list(client, '&limit=2')
  await client.vcn('10.9.0.0/16')
  expect((await list(client, `&page=${first.headers.get('opc-next-page')}`)).names).toEqual(['b'])
})

test('with the quirk on, the first page is empty and has a next one', async () => {
  const client = await threeVcns(new TestClient(testWorld({ quirks: { emptyFirstPage: true } })))
  const first = await list(client)
  expect(first.names).toEqual([])
  const next = await list(client, `&page=${first.headers.get('opc-next-page')}`)
  expect(next.names).toHaveLength(3)
  expect(next.headers.has('opc-next-page')).toBe(false)
})

test('a page token of another list, and nonsense, are refused', async () => {
  const client = await threeVcns()
  const { headers } = await list(client, '&limit=1')
  const foreign = await client.get(
    `/subnets?compartmentId=${client.compartmentId}&page=${headers.get('opc-next-page')}`,
  )
  expect([foreign.status, foreign.body.code]).toEqual([400, 'InvalidParameter'])
  expect((await list(client, '&page=nonsense')).status).toBe(400)
})

test.each(['&limit=0', '&limit=x', '&sortBy=SIZE', '&sortOrder=UP'])('%s is refused', async (query) => {
  expect((await list(new TestClient(), query)).body.code).toBe('InvalidParameter')
})

test('a compartment must be named, must exist, and shows its own objects only', async () => {
  const client = await threeVcns()
  const none = await client.get('/vcns')
  expect([none.status, none.body.code]).toEqual([400, 'MissingParameter'])
  const unknown = await client.get('/vcns?compartmentId=ocid1.compartment.oc1..nope')
  expect([unknown.status, unknown.body.code]).toEqual([404, 'NotAuthorizedOrNotFound'])
  const parent = await client.get(`/vcns?compartmentId=${client.principal.tenancyId}`)
  expect(parent.body).toEqual([])
})

test('every region has objects of its own', async () => {
  const client = await threeVcns()
  const [vcn] = (await list(client)).body
  const elsewhere = client.at('iaas', 'uk-london-1')
  expect((await elsewhere.get(`/vcns?compartmentId=${client.compartmentId}`)).body).toEqual([])
  expect((await elsewhere.get(`/vcns/${vcn.id}`)).status).toBe(404)
})

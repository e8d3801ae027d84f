import { generateKeyPairSync } from 'node:crypto'
import { models, requests } from 'oci-core'
import { models as identityModels } from 'oci-identity'
import { expect, test } from 'vitest'
import { aDrg, aNetwork, clientsOf, refusal, refused, workplace } from './workplace.ts'

test('The same retry token gives the first result again, and a conflict once its object is gone.', async () => {
  const { network, wait, compartmentId } = await workplace()
  const request = { createDrgDetails: { compartmentId }, opcRetryToken: 'once' }
  const first = await network.createDrg(request)
  const again = await network.createDrg(request)
  expect(again.drg.id).toBe(first.drg.id)
  expect((await network.listDrgs({ compartmentId })).items).toHaveLength(1)
  await wait.forDrg({ drgId: first.drg.id }, models.Drg.LifecycleState.Available)
  await network.deleteDrg({ drgId: first.drg.id })
  await wait.forDrg({ drgId: first.drg.id }, models.Drg.LifecycleState.Terminated)
  expect(await refused(network.createDrg(request))).toMatchObject(refusal(409, 'InvalidatedRetryToken'))
})

test('An etag is good until the object changes.', async () => {
  const place = await workplace()
  const { network } = place
  const { vcn } = await aNetwork(place)
  const update = (displayName: string, ifMatch: string) =>
    network.updateVcn({ vcnId: vcn.id, ifMatch, updateVcnDetails: { displayName } })
  const { etag } = await network.getVcn({ vcnId: vcn.id })
  const { etag: newer } = await update('second', etag)
  expect(await refused(update('third', etag))).toMatchObject(refusal(412, 'NoEtagMatch'))
  expect(await refused(network.deleteVcn({ vcnId: vcn.id, ifMatch: etag }))).toMatchObject(refusal(412, 'NoEtagMatch'))
  expect((await update('third', newer)).vcn.displayName).toBe('third')
})

test('Lists go on over empty pages until there is no next one.', async () => {
  const { network, compartmentId } = await workplace({ quirks: { emptyFirstPage: true, pageSize: 2 } })
  for (const third of [1, 2, 3, 4, 5])
    await network.createVcn({
      createVcnDetails: { compartmentId, cidrBlocks: [`10.${third}.0.0/16`], displayName: `vcn-${third}` },
    })
  const first = await network.listVcns({ compartmentId })
  expect(first).toMatchObject({ items: [], opcNextPage: expect.any(String) as unknown })
  const sizes: number[] = []
  for await (const { items } of network.listVcnsResponseIterator({ compartmentId })) sizes.push(items.length)
  expect(sizes).toEqual([0, 2, 2, 1])
  const names: unknown[] = []
  const pages = network.listVcnsRecordIterator({
    compartmentId,
    sortBy: requests.ListVcnsRequest.SortBy.Displayname,
    sortOrder: requests.ListVcnsRequest.SortOrder.Desc,
    limit: 1,
  })
  for await (const { displayName } of pages) names.push(displayName)
  expect(names).toEqual(['vcn-5', 'vcn-4', 'vcn-3', 'vcn-2', 'vcn-1'])
  expect(await refused(network.listDrgs({ compartmentId, page: first.opcNextPage }))).toMatchObject(
    refusal(400, 'InvalidParameter'),
  )
})

test('What is missing, hidden or elsewhere is not to be told apart.', async () => {
  const place = await workplace()
  const { vcn } = await aNetwork(place)
  const message = 'Authorization failed or requested resource not found.'
  const masked = refusal(404, 'NotAuthorizedOrNotFound', message)
  expect(await refused(place.network.getVcn({ vcnId: vcn.id.replace(/.$/, '9') }))).toMatchObject(masked)
  expect(await refused(place.network.listVcns({ compartmentId: 'ocid1.compartment.oc1..nobody' }))).toMatchObject(
    masked,
  )
  const elsewhere = clientsOf(place.simulator, { region: 'uk-london-1' })
  expect(await refused(elsewhere.network.getVcn({ vcnId: vcn.id }))).toMatchObject(masked)
  expect((await elsewhere.network.listVcns({ compartmentId: place.compartmentId })).items).toEqual([])
})

test('A request id comes back as its first part, with errors too.', async () => {
  const place = await workplace()
  const { network } = place
  const { drg } = await aDrg(place)
  const { opcRequestId } = await network.getAllDrgAttachments({ drgId: drg.id, opcRequestId: 'MINE' })
  expect(opcRequestId).toMatch(/^MINE\/[0-9A-F]{32}\/[0-9A-F]{32}$/)
  expect(await refused(network.getVcn({ vcnId: 'ocid1.vcn.oc1.iad.x' }))).toMatchObject({
    opcRequestId: expect.stringContaining('/') as unknown,
  })
})

test('A compartment change of a VCN is a work request, and shows where it went.', async () => {
  const place = await workplace()
  const { network, identity, wait, waitForIdentity, tenancy } = place
  const { vcn } = await aNetwork(place)
  const { compartment } = await identity.createCompartment({
    createCompartmentDetails: { compartmentId: tenancy, name: 'other', description: '' },
  })
  await waitForIdentity.forCompartment(
    { compartmentId: compartment.id },
    identityModels.Compartment.LifecycleState.Active,
  )
  const moved = await wait.forChangeVcnCompartment({
    vcnId: vcn.id,
    changeVcnCompartmentDetails: { compartmentId: compartment.id },
  })
  expect(moved.workRequestResponse.workRequest.status).toBe('SUCCEEDED')
  expect((await network.listVcns({ compartmentId: compartment.id })).items).toMatchObject([{ id: vcn.id }])
})

test('A wrong key, an unknown key and a wrong user are not let in, and are not told why.', async () => {
  const { simulator, compartmentId } = await workplace()
  const signer = simulator.oci
  const { privateKey: privateKeyPem } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const impostors = [
    { ...signer, privateKeyPem },
    { ...signer, fingerprint: signer.fingerprint.replace(/^../, '00') },
    { ...signer, user: 'ocid1.user.oc1..nobody' },
  ]
  for (const impostor of impostors) {
    const { network } = clientsOf(simulator, { signer: impostor })
    expect(await refused(network.listVcns({ compartmentId }))).toMatchObject(
      refusal(
        401,
        'NotAuthenticated',
        'The required information to complete authentication was not provided or was incorrect.',
      ),
    )
  }
})

test('A clock that is more than five minutes off is not let in.', async () => {
  const offByMs = 6 * 60_000
  const wall = {
    now: () => Date.now() + offByMs,
    after: () => () => {},
    whenIdle: (run: () => void) => void setImmediate(run),
  }
  const { network, compartmentId } = await workplace({ wall })
  expect(await refused(network.listVcns({ compartmentId }))).toMatchObject(refusal(401, 'NotAuthenticated'))
})

test('The SDK gets over a throttled and a failed answer by itself.', async () => {
  const place = await workplace()
  const { simulator, compartmentId, retrying } = place
  await aDrg(place)
  const path = '/fastConnectProviderServices'
  simulator.world.faults.add({ cloud: 'oci', path, effect: { type: 'answer', status: 429, code: 'TooManyRequests' } })
  const { items } = await retrying.listFastConnectProviderServices({ compartmentId })
  expect(items.length).toBeGreaterThan(0)
  const asked = simulator.world.journal.records.filter((record) => record.path.includes(path))
  expect(asked.map(({ status }) => status)).toEqual([429, 200])
})

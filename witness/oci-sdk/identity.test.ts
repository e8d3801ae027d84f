import { models } from 'oci-identity'
import { expect, test } from 'vitest'
import { clientsOf, refusal, refused, workplace } from './workplace.ts'

const { LifecycleState } = models.Compartment

test('A compartment is made, found, renamed and deleted, the last of which a work request of identity tells.', async () => {
  const { identity, waitForIdentity, tenancy } = await workplace()
  const createCompartmentDetails = { compartmentId: tenancy, name: 'link', description: 'of the witness' }
  const { compartment } = await identity.createCompartment({ createCompartmentDetails })
  expect(compartment.lifecycleState).toBe(LifecycleState.Creating)
  await waitForIdentity.forCompartment({ compartmentId: compartment.id }, LifecycleState.Active)
  const names: string[] = []
  for await (const { name } of identity.listCompartmentsRecordIterator({ compartmentId: tenancy })) names.push(name)
  expect(names).toContain('link')
  const found = await identity.listCompartments({ compartmentId: tenancy, name: 'link' })
  expect(found.items.map(({ id }) => id)).toEqual([compartment.id])
  const { etag } = await identity.updateCompartment({
    compartmentId: compartment.id,
    updateCompartmentDetails: { name: 'interconnect-link' },
  })
  const { opcWorkRequestId } = await identity.deleteCompartment({ compartmentId: compartment.id, ifMatch: etag })
  const done = await waitForIdentity.forWorkRequest({ workRequestId: opcWorkRequestId })
  expect(done?.workRequest).toMatchObject({ operationType: 'DELETE_COMPARTMENT', status: 'SUCCEEDED', errors: [] })
})

test('A compartment that is not empty stays, and identity is written in the home region only.', async () => {
  const place = await workplace()
  const { identity, network, simulator, tenancy, compartmentId } = place
  await network.createVcn({ createVcnDetails: { compartmentId, cidrBlocks: ['10.1.0.0/16'] } })
  expect(await refused(identity.deleteCompartment({ compartmentId }))).toMatchObject(
    refusal(409, 'Conflict', 'not empty'),
  )
  const elsewhere = clientsOf(simulator, { region: 'uk-london-1' })
  const createCompartmentDetails = { compartmentId: tenancy, name: 'x', description: '' }
  expect(await refused(elsewhere.identity.createCompartment({ createCompartmentDetails }))).toMatchObject(
    refusal(403, 'NotAllowed', 'us-ashburn-1'),
  )
})

test('Regions, subscriptions, availability and fault domains read as Oracle writes them.', async () => {
  const { identity, tenancy } = await workplace()
  const { items: regions } = await identity.listRegions({})
  expect(regions).toContainEqual({ key: 'IAD', name: 'us-ashburn-1' })
  const { items: subscriptions } = await identity.listRegionSubscriptions({ tenancyId: tenancy })
  expect(subscriptions.find(({ isHomeRegion }) => isHomeRegion)).toMatchObject({ regionName: 'us-ashburn-1' })
  expect((await identity.getTenancy({ tenancyId: tenancy })).tenancy.homeRegionKey).toBe('IAD')
  const { items: domains } = await identity.listAvailabilityDomains({ compartmentId: tenancy })
  expect(domains).toHaveLength(3)
  expect(domains[0]?.name).toMatch(/^[a-z]{4}:IAD-AD-\d$/i)
  const { items: faults } = await identity.listFaultDomains({
    compartmentId: tenancy,
    availabilityDomain: domains[0]!.name!,
  })
  expect(faults.map(({ name }) => name)).toEqual(['FAULT-DOMAIN-1', 'FAULT-DOMAIN-2', 'FAULT-DOMAIN-3'])
})

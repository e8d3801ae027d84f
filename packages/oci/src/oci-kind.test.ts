import { describe, expect, it } from 'vitest'
import { ourTags, tryKind } from '../test/try-kind.ts'
import { drgRouteTable } from './kinds/drg-route-table.ts'
import { drg } from './kinds/drg.ts'

const props = { compartmentId: 'c', name: 'one' }

describe('an object of the usual form', () => {
  it('is created with its mark and the token of the intent', async () => {
    const { oci, writing } = tryKind()
    await drg.create(props, writing)
    expect(oci.lastBody('POST')).toEqual({ compartmentId: 'c', displayName: 'one', freeformTags: ourTags })
    expect(oci.requests[0]!.headers.get('opc-retry-token')).toBe('token')
  })

  it('is found by owner and key, with one list and no other call', async () => {
    const { oci, reading } = tryKind()
    oci.add('drgs', { displayName: 'one' })
    oci.add('drgs', { displayName: 'one', freeformTags: { ...ourTags, 'interconnect-owner': 'other' } })
    oci.add('drgs', { displayName: 'one', freeformTags: { ...ourTags, 'interconnect-key': 'oci/thing/two' } })
    const id = oci.add('drgs', { freeformTags: ourTags })
    expect(await drg.find(props, reading)).toMatchObject({ id, owner: 'ashburn' })
    expect(oci.requests.map(({ method, path, query }) => [method, path, query])).toEqual([
      ['GET', '/drgs', { compartmentId: 'c' }],
    ])
  })

  it('is not looked for while its place is unknown', async () => {
    const { oci, reading } = tryKind()
    expect(await drg.find({ name: 'one' }, reading)).toBeUndefined()
    expect(oci.requests).toEqual([])
  })

  it('is not found in TERMINATED', async () => {
    const { oci, reading } = tryKind()
    oci.add('drgs', { lifecycleState: 'TERMINATED', freeformTags: ourTags })
    expect(await drg.find(props, reading)).toBeUndefined()
  })

  it('is found in TERMINATING only where no other carries the mark', async () => {
    const { oci, reading } = tryKind()
    const leaving = oci.add('drgs', { lifecycleState: 'TERMINATING', freeformTags: ourTags })
    expect(await drg.find(props, reading)).toMatchObject({ id: leaving })
    const staying = oci.add('drgs', { freeformTags: ourTags })
    expect(await drg.find(props, reading)).toMatchObject({ id: staying })
  })

  it('is there until it is TERMINATED, for who knows its id', async () => {
    const { oci, reading } = tryKind()
    const leaving = oci.add('drgs', { lifecycleState: 'TERMINATING' })
    const left = oci.add('drgs', { lifecycleState: 'TERMINATED' })
    const attributes = await drg.read(leaving, reading)
    expect(attributes && drg.settled(attributes)).toEqual({
      state: 'leaving',
      waitingFor: 'lifecycleState TERMINATING',
    })
    expect(await drg.read(left, reading)).toBeUndefined()
  })

  it('of somebody else is read by id alone, as not ours', async () => {
    const { oci, reading } = tryKind()
    const id = oci.add('drgs', { displayName: 'theirs' })
    expect(await drg.read(id, reading)).toMatchObject({ id, owner: null, name: 'theirs' })
  })

  it('below a parent that is gone is not found, but a compartment that is missing is told', async () => {
    const { oci, reading } = tryKind()
    const missing = { status: 404, body: { code: 'NotAuthorizedOrNotFound', message: '' } }
    oci.next.set('GET /drgRouteTables', [missing]).set('GET /drgs', [missing])
    expect(await drgRouteTable.find({ drgId: 'gone' }, reading)).toBeUndefined()
    await expect(drg.find(props, reading)).rejects.toMatchObject({ code: 'cloud/not-found' })
  })

  it('is changed by the fields that differ only', async () => {
    const { oci, writing } = tryKind()
    const id = oci.add('drgs', { freeformTags: ourTags })
    await drg.update(id, { ...props, name: 'two' }, [{ path: 'name', from: 'one', to: 'two' }], writing)
    expect(oci.lastBody('PUT')).toEqual({ displayName: 'two' })
    await drg.update(id, props, [], writing)
    expect(oci.writes).toHaveLength(1)
  })

  it('is listed with its key for its owner', async () => {
    const { oci, reading } = tryKind()
    const id = oci.add('drgs', { freeformTags: ourTags })
    oci.add('drgs', { freeformTags: { ...ourTags, 'interconnect-owner': 'ash' } })
    const marked = await drg.listMarked({ api: reading.api, signal: reading.signal, owner: 'ashburn' })
    expect(marked.map(({ key, attributes }) => [key, attributes.id])).toEqual([['oci/thing/one', id]])
  })
})

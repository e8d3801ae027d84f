import type { Prefix } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { tryKind } from '../../test/try-kind.ts'
import { vcnRouteRules } from './vcn-route-rules.ts'

const azure = '10.12.0.0/16' as Prefix
const toDrg = (destination = azure) => ({ destination, networkEntityId: 'drg' })
const props = { routeTableId: 'rt', rules: [toDrg()] }
const cidr = { destinationType: 'CIDR_BLOCK' }
const theirs = {
  ...cidr,
  destination: '0.0.0.0/0',
  networkEntityId: 'nat',
  description: 'interconnect:ash is not us',
  cidrBlock: '0.0.0.0/0',
}
const service = {
  destination: 'all-iad-services',
  destinationType: 'SERVICE_CIDR_BLOCK',
  networkEntityId: 'sgw',
  routeType: 'STATIC',
}
const ours = { ...cidr, ...toDrg(), description: `interconnect:ashburn route to ${azure}` }

function withRules(...routeRules: object[]) {
  const tried = tryKind()
  tried.oci.add('routeTables', { id: 'rt', vcnId: 'vcn', routeRules })
  return tried
}

describe('rules in a route table that others use too', () => {
  it('are put beside theirs, which stay as they are', async () => {
    const { oci, writing } = withRules(theirs, service)
    await vcnRouteRules.create(props, writing)
    const { cidrBlock: _, ...kept } = theirs
    expect(oci.lastBody('PUT')).toEqual({ routeRules: [kept, service, ours] })
  })

  it('are written only onto what was read', async () => {
    const { oci, writing } = withRules(theirs)
    await vcnRouteRules.create(props, writing)
    expect(oci.requests.at(-1)!.headers.get('if-match')).toBe('1')
    const stale = { status: 412, body: { code: 'NoEtagMatch', message: 'changed' } }
    oci.next.set('PUT /routeTables/rt', [stale])
    await expect(vcnRouteRules.delete('rt', writing)).rejects.toMatchObject({ code: 'cloud/stale' })
  })

  it('are taken out alone', async () => {
    const { oci, reading, writing } = withRules(service, ours)
    await vcnRouteRules.delete('rt', writing)
    expect(oci.lastBody('PUT')).toEqual({ routeRules: [service] })
    expect(await vcnRouteRules.read('rt', reading)).toBeUndefined()
    await vcnRouteRules.delete('rt', writing)
    expect(oci.writes).toHaveLength(1)
  })

  it('are not written again when they are there', async () => {
    const { oci, writing } = withRules(ours, service)
    await vcnRouteRules.create(props, writing)
    expect(oci.writes).toEqual([])
  })

  it('are not needed where somebody has the same, which is never touched', async () => {
    const { oci, reading, writing } = withRules({ ...cidr, ...toDrg(), description: 'by hand' })
    const found = (await vcnRouteRules.find(props, reading))!
    expect(vcnRouteRules.holds(found, props)).toEqual(props)
    await vcnRouteRules.create(props, writing)
    await vcnRouteRules.delete('rt', writing)
    expect(oci.writes).toEqual([])
  })

  it('are refused where somebody sends the destination elsewhere, naming where', async () => {
    const { oci, reading, writing } = withRules({ ...cidr, destination: azure, networkEntityId: 'firewall' })
    expect(await vcnRouteRules.find(props, reading)).toBeUndefined()
    await expect(vcnRouteRules.create(props, writing)).rejects.toMatchObject({
      code: 'cloud/conflict',
      message: 'route table rt already sends 10.12.0.0/16 to firewall, by a rule that is not ours',
    })
    expect(oci.writes).toEqual([])
  })

  it('of ours follow the next hop and the destinations that are wanted', async () => {
    const { oci, writing } = withRules({ ...ours, networkEntityId: 'old-drg' })
    const other = '10.13.0.0/16' as Prefix
    await vcnRouteRules.update('rt', { ...props, rules: [toDrg(), toDrg(other)] }, [], writing)
    expect(oci.lastBody('PUT')).toMatchObject({ routeRules: [ours, { destination: other, networkEntityId: 'drg' }] })
  })

  it('need a table', async () => {
    const { writing } = tryKind()
    await expect(vcnRouteRules.create(props, writing)).rejects.toMatchObject({ code: 'cloud/not-found' })
    expect(await vcnRouteRules.delete('rt', writing)).toEqual({ id: 'rt' })
  })
})

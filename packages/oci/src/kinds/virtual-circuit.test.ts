import { CreateVirtualCircuitDetails } from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import { ourTags, tryKind } from '../../test/try-kind.ts'
import { virtualCircuit, type VirtualCircuitProps } from './virtual-circuit.ts'

const props: VirtualCircuitProps = {
  compartmentId: 'c',
  name: 'one',
  drgId: 'drg',
  providerServiceId: 'azure',
  serviceKey: 'b1a2-secret',
  bandwidthShape: '1 Gbps',
  primary: { oracleAddress: '10.0.0.21/30', azureAddress: '10.0.0.22/30' },
  secondary: { oracleAddress: '10.0.0.25/30', azureAddress: '10.0.0.26/30' },
  mtu: 'MTU_1500',
}
const crossConnectMappings = [
  { oracleBgpPeeringIp: '10.0.0.21/30', customerBgpPeeringIp: '10.0.0.22/30' },
  { oracleBgpPeeringIp: '10.0.0.25/30', customerBgpPeeringIp: '10.0.0.26/30' },
]

const stored = {
  displayName: 'one',
  gatewayId: 'drg',
  providerServiceKeyName: props.serviceKey,
  crossConnectMappings,
  freeformTags: ourTags,
}

describe('a virtual circuit', () => {
  it('is asked for with key, provider and two mappings, primary first', async () => {
    const { oci, writing } = tryKind()
    await virtualCircuit.create(props, writing)
    expect(CreateVirtualCircuitDetails.parse(oci.lastBody('POST'))).toEqual({
      compartmentId: 'c',
      type: 'PRIVATE',
      displayName: 'one',
      gatewayId: 'drg',
      providerServiceId: 'azure',
      providerServiceKeyName: 'b1a2-secret',
      bandwidthShapeName: '1 Gbps',
      ipMtu: 'MTU_1500',
      crossConnectMappings,
      freeformTags: ourTags,
    })
  })

  it('tells each session apart', async () => {
    const { oci, reading } = tryKind()
    const id = oci.add('virtualCircuits', stored)
    oci.next.set(`GET /virtualCircuits/${id}/crossConnectMappings`, [
      { body: { items: [{ ipv4BgpStatus: 'UP' }, { ipv4BgpStatus: 'DOWN' }] } },
    ])
    expect(await virtualCircuit.read(id, reading)).toMatchObject({
      bgpState: 'UP',
      sessions: [
        { leg: 'primary', status: 'UP' },
        { leg: 'secondary', status: 'DOWN' },
      ],
      oracleAsn: 31898,
    })
  })

  it('never tells its key', async () => {
    const { oci, reading, writing } = tryKind()
    const id = oci.add('virtualCircuits', stored)
    expect(JSON.stringify(await virtualCircuit.read(id, reading))).not.toContain('b1a2')
    oci.next.set('POST /virtualCircuits', [
      { status: 400, body: { code: 'InvalidParameter', message: 'key b1a2-secret is used' } },
    ])
    await expect(virtualCircuit.create(props, writing)).rejects.toThrow('InvalidParameter: key [redacted] is used')
  })

  it('with another key differs in it, without showing either', async () => {
    const { oci, reading } = tryKind()
    const id = oci.add('virtualCircuits', { ...stored, providerServiceKeyName: 'another' })
    const attributes = (await virtualCircuit.read(id, reading))!
    expect(virtualCircuit.holds(attributes, props).serviceKey).toBe('[another key]')
    expect(virtualCircuit.holds({ ...attributes, serviceKeyDigest: undefined }, props).serviceKey).toBe(
      props.serviceKey,
    )
  })

  it('does not differ in what the answer leaves out', async () => {
    const { oci, reading } = tryKind()
    const id = oci.add('virtualCircuits', { ...stored, providerServiceKeyName: null })
    expect(virtualCircuit.holds((await virtualCircuit.read(id, reading))!, props)).toMatchObject(props)
  })

  it('that goes between two calls has no sessions', async () => {
    const { oci, reading } = tryKind()
    const id = oci.add('virtualCircuits', stored)
    const missing = { status: 404, body: { code: 'NotAuthorizedOrNotFound', message: '' } }
    oci.next.set(`GET /virtualCircuits/${id}/crossConnectMappings`, [missing])
    expect(await virtualCircuit.read(id, reading)).toMatchObject({ id, sessions: [] })
  })

  it('is renamed without touching what would reset its sessions', async () => {
    const { oci, writing } = tryKind()
    const id = oci.add('virtualCircuits', stored)
    await virtualCircuit.update(id, { ...props, name: 'two' }, [{ path: 'name' }], writing)
    expect(oci.lastBody('PUT')).toEqual({ displayName: 'two' })
  })

  it.each([
    ['PENDING_PROVIDER', 'no'],
    ['VERIFYING', 'no'],
    ['PROVISIONING', 'no'],
    ['PROVISIONED', 'yes'],
    ['FAILED', 'failed'],
    ['INACTIVE', 'failed'],
    ['TERMINATING', 'leaving'],
  ])('in %s is settled: %s', async (lifecycleState, state) => {
    const { oci, reading } = tryKind()
    const id = oci.add('virtualCircuits', { ...stored, lifecycleState })
    expect(virtualCircuit.settled((await virtualCircuit.read(id, reading))!).state).toBe(state)
  })

  it('that refuses to go because it FAILED says how the link is repaired', async () => {
    const { oci, writing } = tryKind()
    const id = oci.add('virtualCircuits', { ...stored, lifecycleState: 'FAILED' })
    oci.next.set(`DELETE /virtualCircuits/${id}`, [{ status: 409, body: { code: 'IncorrectState', message: 'no' } }])
    await expect(virtualCircuit.delete(id, writing)).rejects.toMatchObject({
      code: 'link/failed',
      hint: expect.stringContaining('delete all its connections'),
    })
  })

  it('that is only busy stays a matter of waiting', async () => {
    const { oci, writing } = tryKind()
    const id = oci.add('virtualCircuits', { ...stored, lifecycleState: 'PROVISIONING' })
    oci.next.set(`DELETE /virtualCircuits/${id}`, [{ status: 409, body: { code: 'IncorrectState', message: 'later' } }])
    await expect(virtualCircuit.delete(id, writing)).rejects.toMatchObject({ code: 'cloud/busy' })
  })
})

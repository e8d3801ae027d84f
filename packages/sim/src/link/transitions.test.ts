import type { VirtualCircuit } from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import type { StoredCircuit } from '../azure/index.ts'
import { isPeered, legTrouble } from './legs.ts'
import {
  type AzureHalf,
  finishDeprovisioning,
  finishProvisioning,
  finishTermination,
  type LinkHalves,
  removePeering,
  startDeprovisioning,
  startProvisioning,
} from './transitions.ts'

const choice = { vlanId: 33, primaryAzurePort: 'PRI', secondaryAzurePort: 'SEC' }

const aVirtualCircuit = (over: Partial<VirtualCircuit> = {}): VirtualCircuit => ({
  id: 'vc',
  compartmentId: 'compartment',
  displayName: 'vc',
  timeCreated: '2026-01-01T00:00:00.000Z',
  freeformTags: {},
  definedTags: {},
  lifecycleState: 'PENDING_PROVIDER',
  providerState: 'INACTIVE',
  bgpAdminState: 'ENABLED',
  crossConnectMappings: [
    { oracleBgpPeeringIp: '10.0.0.1/30', customerBgpPeeringIp: '10.0.0.2/30' },
    { oracleBgpPeeringIp: '10.0.0.5/30', customerBgpPeeringIp: '10.0.0.6/30' },
  ],
  ...over,
})

const aHalf = (properties: Partial<StoredCircuit['properties']> = {}): AzureHalf => ({
  circuit: {
    id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/c',
    name: 'c',
    type: 'Microsoft.Network/expressRouteCircuits',
    etag: '1',
    location: 'eastus',
    properties: { provisioningState: 'Succeeded', serviceProviderProvisioningState: 'NotProvisioned', ...properties },
  },
})

const start = (over: Partial<VirtualCircuit> = {}): LinkHalves => ({
  virtualCircuit: aVirtualCircuit(over),
  azure: aHalf(),
})
const provisioned = (over: Partial<VirtualCircuit> = {}): LinkHalves =>
  finishProvisioning(startProvisioning(start(over)), choice)

const stateOf = ({ virtualCircuit, azure }: LinkHalves) => [
  virtualCircuit.lifecycleState,
  virtualCircuit.providerState,
  azure?.circuit.properties.serviceProviderProvisioningState,
  azure?.peering !== undefined,
]

describe('provisioning', () => {
  it('starts on both sides at once', () => {
    expect(stateOf(startProvisioning(start()))).toEqual(['PROVISIONING', 'INACTIVE', 'Provisioning', false])
  })

  it('ends on both sides at once, with the peering', () => {
    expect(stateOf(provisioned())).toEqual(['PROVISIONED', 'ACTIVE', 'Provisioned', true])
    expect(provisioned().azure?.peering?.properties).toMatchObject({
      ...choice,
      azureASN: 12_076,
      peerASN: 31_898,
      primaryPeerAddressPrefix: '10.0.0.0/30',
      secondaryPeerAddressPrefix: '10.0.0.4/30',
      state: 'Enabled',
      lastModifiedBy: 'Provider',
    })
  })

  it.each([
    ['starts', startProvisioning],
    ['ends', (halves: LinkHalves) => finishProvisioning(halves, choice)],
  ])('fails when no circuit has the key as it %s', (_, transition) => {
    expect(transition({ virtualCircuit: aVirtualCircuit() }).virtualCircuit).toMatchObject({
      lifecycleState: 'FAILED',
      providerState: 'INACTIVE',
    })
  })

  it('a second time keeps what the providers chose and what the customer switched off', () => {
    const first = provisioned()
    const peering = {
      ...first.azure!.peering!,
      properties: { ...first.azure!.peering!.properties, state: 'Disabled' as const },
    }
    const again = finishProvisioning({ ...first, azure: { ...first.azure!, peering } }, { ...choice, vlanId: 99 })
    expect(again.azure?.peering?.properties).toMatchObject({ state: 'Disabled', vlanId: 33 })
  })

  it('passes an MD5 key on when both mappings carry the same', () => {
    const keyed = (first: string, second: string) => {
      const [primary, secondary] = aVirtualCircuit().crossConnectMappings!
      const mappings = [
        { ...primary, bgpMd5AuthKey: first },
        { ...secondary, bgpMd5AuthKey: second },
      ]
      return provisioned({ crossConnectMappings: mappings }).azure?.peering?.properties.sharedKey
    }
    expect(keyed('a', 'a')).toBe('a')
    expect(keyed('a', 'b')).toBeUndefined()
  })

  it('changes no value it is given', () => {
    const before = start()
    const copy = structuredClone(before)
    finishProvisioning(startProvisioning(before), choice)
    expect(before).toEqual(copy)
  })
})

describe('termination', () => {
  it('ends in TERMINATED without connections', () => {
    expect(finishTermination(provisioned(), 0).virtualCircuit.lifecycleState).toBe('TERMINATED')
    expect(finishTermination({ virtualCircuit: aVirtualCircuit() }, 0).virtualCircuit.lifecycleState).toBe('TERMINATED')
  })

  it('fails on both sides with connections', () => {
    const after = finishTermination(provisioned(), 1)
    expect(after.virtualCircuit.lifecycleState).toBe('FAILED')
    expect(after.azure?.circuit.properties).toMatchObject({
      provisioningState: 'Failed',
      serviceProviderProvisioningState: 'Provisioned',
    })
  })

  it('leaves the verdict on a circuit with a running operation to that operation', () => {
    const busy = { ...provisioned(), azure: aHalf({ provisioningState: 'Updating' }) }
    expect(finishTermination(busy, 1).azure?.circuit.properties.provisioningState).toBe('Updating')
  })

  it('is followed by Azure in three steps', () => {
    const half = provisioned().azure!
    const first = startDeprovisioning(half)
    const second = removePeering(first)
    const third = finishDeprovisioning(second)
    expect(
      [first, second, third].map((at) => [
        at.circuit.properties.serviceProviderProvisioningState,
        at.peering !== undefined,
      ]),
    ).toEqual([
      ['Deprovisioning', true],
      ['Deprovisioning', false],
      ['NotProvisioned', false],
    ])
  })
})

describe('what keeps a leg down', () => {
  const line = { haveMet: true, isCut: false }
  const withPeering = (halves: LinkHalves, properties: object): LinkHalves => ({
    ...halves,
    azure: {
      ...halves.azure!,
      peering: { ...halves.azure!.peering!, properties: { ...halves.azure!.peering!.properties, ...properties } },
    },
  })
  const [first, second] = aVirtualCircuit().crossConnectMappings!
  const swapped = { oracleBgpPeeringIp: '10.0.0.2/30', customerBgpPeeringIp: '10.0.0.1/30' }

  it('is nothing when all is well', () => {
    expect(legTrouble(provisioned(), 'primary', line)).toBeUndefined()
    expect(legTrouble(provisioned(), 'secondary', line)).toBeUndefined()
  })

  it.each([
    ['not-provisioned', start(), line],
    ['not-provisioned', startProvisioning(start()), line],
    ['not-provisioned', finishTermination(provisioned(), 1), line],
    ['not-provisioned', { ...provisioned(), azure: startDeprovisioning(provisioned().azure!) }, line],
    ['admin-disabled', provisioned({ bgpAdminState: 'DISABLED' }), line],
    ['peering-disabled', withPeering(provisioned(), { state: 'Disabled' }), line],
    ['asn-mismatch', withPeering(provisioned(), { peerASN: 64_512 }), line],
    ['address-mismatch', withPeering(provisioned(), { primaryPeerAddressPrefix: '10.0.0.8/30' }), line],
    ['address-mismatch', provisioned({ crossConnectMappings: [swapped, second!] }), line],
    [
      'address-mismatch',
      provisioned({
        crossConnectMappings: [{ oracleBgpPeeringIp: '10.0.0.1/29', customerBgpPeeringIp: '10.0.0.2/29' }, second!],
      }),
      line,
    ],
    ['key-mismatch', withPeering(provisioned(), { sharedKey: 'other' }), line],
    [
      'key-mismatch',
      provisioned({
        crossConnectMappings: [
          { ...first, bgpMd5AuthKey: 'a' },
          { ...second, bgpMd5AuthKey: 'b' },
        ],
      }),
      line,
    ],
    ['line-cut', provisioned(), { ...line, isCut: true }],
    ['routers-starting', provisioned(), { ...line, haveMet: false }],
  ] as const)('%s', (trouble, halves, state) => {
    expect(legTrouble(halves, 'primary', state)).toBe(trouble)
  })

  it('a trouble of one leg leaves the other alone', () => {
    expect(
      legTrouble(withPeering(provisioned(), { primaryPeerAddressPrefix: '10.0.0.8/30' }), 'secondary', line),
    ).toBeUndefined()
  })

  it('gateways meet the edges as long as the peering is on, whatever Oracle does', () => {
    expect(isPeered(provisioned({ bgpAdminState: 'DISABLED' }))).toBe(true)
    expect(isPeered(withPeering(provisioned(), { state: 'Disabled' }))).toBe(false)
    expect(isPeered(start())).toBe(false)
  })
})

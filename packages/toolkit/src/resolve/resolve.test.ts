import { asPrefix, contains, type NetworkFacts, overlaps } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { aDocument, aSpec } from '../../test/a-document.ts'
import { compose } from '../compose/compose.ts'
import { resolve } from './resolve.ts'

describe('resolve', () => {
  it('fills in a circuit of tier Local, which is sold unlimited, where it reaches the region', () => {
    expect(aSpec().circuit).toEqual({ tier: 'Local', billing: 'Unlimited' })
  })

  it('takes Standard and Metered where Local does not reach', () => {
    const azure = { ...aDocument().spec.azure, location: 'westus' }
    expect(aSpec({ azure }).circuit).toEqual({ tier: 'Standard', billing: 'Metered' })
  })

  it.each([
    ['1Gbps', false, 'ErGw1AZ'],
    ['2Gbps', false, 'ErGw2AZ'],
    ['5Gbps', false, 'ErGw3AZ'],
    ['10Gbps', false, 'ErGw3AZ'],
    ['1Gbps', true, 'ErGw3AZ'],
  ])('chooses the gateway for %s (FastPath %s): %s', (bandwidth, fastPath, sku) => {
    const azure = { ...aDocument().spec.azure, gateway: { fastPath } }
    expect(aSpec({ bandwidth, azure }).azure.gateway).toEqual({ sku, fastPath })
  })

  it('chooses the gateway subnet at the end of the address space, outside every subnet', () => {
    const { gatewaySubnet, network } = aSpec().azure
    expect(gatewaySubnet.prefix).toBe('10.12.255.224/27')
    expect(contains(network.cidrs[0]!, gatewaySubnet.prefix)).toBe(true)
  })

  it('chooses BGP networks that overlap nothing, with Oracle on the first host and Azure on the second', () => {
    const spec = aSpec({ oci: { ...aDocument().spec.oci, network: { cidr: '192.168.240.0/24' } } })
    expect(spec.legs.primary).toEqual({
      prefix: '172.30.255.0/30',
      oracle: '172.30.255.1/30',
      azure: '172.30.255.2/30',
    })
    expect(overlaps(spec.legs.primary.prefix, spec.legs.secondary.prefix)).toBe(false)
  })

  it('opens ping and path MTU discovery only, when the document has no flows', () => {
    expect(aSpec().flows.map(({ name, origin, ports }) => ({ name, origin, ports }))).toEqual([
      { name: 'proof-from-azure', origin: 'proof', ports: [{ protocol: 'icmp' }] },
      { name: 'proof-from-oci', origin: 'proof', ports: [{ protocol: 'icmp' }] },
    ])
  })

  it('says which subnet a flow probably meant', () => {
    const { spec, findings } = resolve(
      aDocument({ flows: [{ from: 'azure/apps', to: 'oci/db', ports: ['tcp/1521'] }] }),
    )
    expect(spec).toBeUndefined()
    expect(findings).toMatchObject([
      { id: 'flow/unknown-subnet', at: ['spec', 'flows', 0, 'from'], hint: 'did you mean azure/app?' },
    ])
  })

  it('makes flows between the nodes of a stretched cluster, control plane ports only where it stands', () => {
    const kubernetes = { mode: 'stretched', nodes: { azure: 'app', oci: 'db' } }
    const flows = aSpec({ kubernetes }).flows.filter(({ origin }) => origin === 'kubernetes')
    expect(flows.map(({ name }) => name)).toEqual([
      'nodes-azure-azure',
      'nodes-azure-oci',
      'nodes-oci-azure',
      'nodes-oci-oci',
    ])
    const opens = (name: string, port: number) =>
      flows
        .find((flow) => flow.name === name)!
        .ports.some((one) => one.protocol === 'tcp' && one.from <= port && port <= one.to)
    expect([opens('nodes-azure-oci', 6443), opens('nodes-oci-azure', 6443), opens('nodes-oci-azure', 10_250)]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('uses a link that others built between their networks, and makes only what rules need', () => {
    const azureId = (name: string) => `/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/${name}`
    const facts: NetworkFacts = {
      azure: {
        cidrs: [asPrefix('10.12.0.0/16')],
        subnets: new Map(),
        gatewaySubnet: { id: azureId('subnet'), prefix: asPrefix('10.12.0.0/27') },
        gateway: { id: azureId('gateway'), sku: 'ErGw1AZ' },
      },
      oci: {
        cidrs: [asPrefix('10.1.0.0/16')],
        subnets: new Map([
          [
            'ocid1.subnet.oc1..db',
            { id: 'ocid1.subnet.oc1..db', prefix: asPrefix('10.1.10.0/24'), routeTableId: 'table' },
          ],
        ]),
        drg: 'drg',
      },
      link: {
        circuit: azureId('circuit'),
        connection: azureId('connection'),
        virtualCircuit: 'ocid1.virtualcircuit.oc1..x',
        tier: 'Standard',
        billing: 'Metered',
        primary: asPrefix('10.255.0.0/30'),
        secondary: asPrefix('10.255.0.4/30'),
      },
    }
    const { azure, oci } = aDocument().spec
    const document = aDocument({
      azure: {
        ...azure,
        network: { existing: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v' },
      },
      oci: { ...oci, network: { existing: 'ocid1.vcn.oc1..x', existingSubnets: { db: 'ocid1.subnet.oc1..db' } } },
    })
    const { spec } = resolve(document, facts)
    expect(spec).toMatchObject({ circuit: { tier: 'Standard' }, legs: { primary: { azure: '10.255.0.2/30' } } })
    const made = compose(spec!).resources.filter(({ mode }) => mode !== 'existing')
    expect(made.map(({ key }) => key).sort()).toEqual([
      'oci/network-security-group/db',
      'oci/nsg-rules/db',
      'oci/vcn-route-rules/db',
    ])
  })
})

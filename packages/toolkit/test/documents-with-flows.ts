import fc from 'fast-check'
import { aDocument } from './a-document.ts'

const names = ['app', 'batch', 'db', 'web'] as const
/** Neighbours that can be joined, and others. */
const thirds = fc.uniqueArray(fc.constantFrom(0, 1, 2, 3, 8, 12), { minLength: 1, maxLength: 4 })
const subnetsOf = (base: string, taken: readonly number[]) =>
  Object.fromEntries(taken.map((third, index) => [names[index]!, `${base}.${third}.0/24`]))

const port = fc.oneof(
  fc.constantFrom('icmp', 'any', 'udp/53'),
  fc
    .tuple(fc.constantFrom('tcp', 'udp'), fc.integer({ min: 20, max: 30 }), fc.integer({ min: 0, max: 4 }))
    .map(([protocol, from, more]) => (more === 0 ? `${protocol}/${from}` : `${protocol}/${from}-${from + more}`)),
)

/** Two networks of up to four subnets each, and flows between them, also of ranges that meet or overlap. */
export const documentsWithFlows = fc
  .tuple(thirds, thirds)
  .chain(([azure, oci]) => {
    const endOf = (cloud: string, count: number) =>
      fc.constantFrom(cloud, ...names.slice(0, count).map((name) => `${cloud}/${name}`))
    const ends = fc
      .tuple(fc.boolean(), endOf('azure', azure.length), endOf('oci', oci.length))
      .map(([forth, a, o]) => (forth ? { from: a, to: o } : { from: o, to: a }))
    const flow = fc.record({ ends, ports: fc.array(port, { minLength: 1, maxLength: 4 }) })
    return fc.record({ azure: fc.constant(azure), oci: fc.constant(oci), flows: fc.array(flow, { maxLength: 8 }) })
  })
  .map(({ azure, oci, flows }) =>
    aDocument({
      azure: {
        subscription: '00000000-0000-0000-0000-000000000000',
        network: { cidr: '10.12.0.0/16', gatewaySubnet: '10.12.255.0/27', subnets: subnetsOf('10.12', azure) },
      },
      oci: {
        compartment: 'ocid1.compartment.oc1..example',
        network: { cidr: '10.1.0.0/16', subnets: subnetsOf('10.1', oci) },
      },
      flows: flows.map(({ ends, ports }) => ({ ...ends, ports })),
    }),
  )

import { asPrefix, formatAddress } from '@interconnect/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRules } from './check-rules.ts'
import { aSpec } from './example/a-spec.ts'
import { aStretchedCluster, facingClusters } from './example/clusters.ts'

const aPrefix = (min: number, max: number) =>
  fc.tuple(fc.nat(0xffff_ffff), fc.integer({ min, max })).map(([address, length]): string => {
    const size = 2 ** (32 - length)
    return asPrefix(`${formatAddress(Math.floor(address / size) * size)}/${length}`)
  })

const anyPrefix = aPrefix(0, 32)
const someSubnets = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), anyPrefix, { maxKeys: 8 })
const somePorts = fc.array(fc.constantFrom('any', 'icmp', 'tcp/22', 'tcp/1-65535', 'udp/53', 'tcp/2379'), {
  minLength: 1,
  maxLength: 4,
})
const someFlows = fc.array(
  fc.record({
    from: fc.constantFrom('azure', 'oci', 'azure/app'),
    to: fc.constantFrom('oci', 'azure', 'oci/db'),
    ports: somePorts,
  }),
  { maxLength: 6 },
)

const kubernetes = fc
  .tuple(fc.boolean(), anyPrefix, anyPrefix)
  .map(([stretched, pods, services]) =>
    stretched
      ? aStretchedCluster({ pods, services })
      : facingClusters({ azure: { pods, services, podNetwork: 'routable' }, oci: { pods } }),
  )

const aDocument = fc.record({
  bgp: fc.record({ primary: aPrefix(30, 30), secondary: aPrefix(30, 30) }),
  azure: fc.record({
    network: fc.record({ cidr: anyPrefix, gatewaySubnet: anyPrefix, subnets: someSubnets }),
    location: fc.string({ minLength: 1 }),
  }),
  oci: fc.record({ network: fc.record({ cidr: anyPrefix, subnets: someSubnets }) }),
  peeringLocation: fc.string({ minLength: 1 }),
  flows: someFlows,
  kubernetes,
})

test('whatever the addresses are, rules give findings and never throw', () => {
  fc.assert(
    fc.property(aDocument, (patch) => {
      const { spec, document } = aSpec(patch)
      for (const { message, hint, at } of checkRules(spec, document)) {
        expect(`${message} ${hint}`).not.toMatch(/undefined|NaN|\[object/)
        expect(at[0]).toBe('spec')
      }
    }),
  )
})

test('the order of subnets does not change which rules are broken', () => {
  fc.assert(
    fc.property(someSubnets, (subnets) => {
      const broken = (entries: [string, string][]) => {
        const { spec, document } = aSpec({ oci: { network: { subnets: Object.fromEntries(entries) } } })
        return checkRules(spec, document).map(({ id }) => id)
      }
      const entries = Object.entries(subnets)
      expect(broken(entries.toReversed())).toEqual(broken(entries))
    }),
  )
})

import { expect, test } from 'vitest'
import { checkRules } from './check-rules.ts'
import { aSpec } from './example/a-spec.ts'
import { aStretchedCluster } from './example/clusters.ts'

const remoteAccess = { ports: ['tcp/22', 'icmp'] }

/** The published quickstart: compute subnets on both sides, SSH and ping both ways. */
const quickstart = {
  bgp: { primary: '192.168.240.0/30', secondary: '192.168.240.24/30' },
  azure: {
    network: {
      cidr: '10.12.0.0/16',
      gatewaySubnet: '10.12.1.0/24',
      subnets: { app: undefined, compute: '10.12.2.0/24' },
    },
  },
  oci: { network: { cidr: '10.1.0.0/16', subnets: { db: undefined, compute: '10.1.10.0/24' } } },
  flows: [
    { from: 'azure/compute', to: 'oci/compute', ...remoteAccess },
    { from: 'oci/compute', to: 'azure/compute', ...remoteAccess },
  ],
} as const

const serious = ({ spec, document }: ReturnType<typeof aSpec>) =>
  checkRules(spec, document).filter(({ severity }) => severity !== 'info')

test('the quickstart has no errors and no warnings', () => {
  expect(serious(aSpec(quickstart))).toEqual([])
})

test('the stretched cluster of the guide has no errors and no warnings', () => {
  const kubernetes = { ...aStretchedCluster(), nodes: { azure: 'compute', oci: 'compute' } }
  expect(
    serious(aSpec({ ...quickstart, bgp: { primary: '192.168.0.0/30', secondary: '192.168.0.4/30' }, kubernetes })),
  ).toEqual([])
})

test('the example that all others change has no errors and no warnings', () => {
  expect(serious(aSpec())).toEqual([])
})

test('Ashburn with West US is far, and the hint names both ways out', () => {
  const west = aSpec({ azure: { location: 'westus' }, circuit: { tier: 'Standard', billing: 'Metered' } })
  expect(serious(west)).toEqual([
    expect.objectContaining({
      id: 'region/far-from-pair',
      at: ['spec', 'azure', 'location'],
      hint: 'write spec.azure.location: eastus, or spec.regions: sanjose for the OCI region beside westus',
    }),
  ])
})

test('the misprint Amersterdam2 is answered with the right spelling', () => {
  const misprint = aSpec({ regions: 'amsterdam', azure: { location: 'westeurope' }, peeringLocation: 'Amersterdam2' })
  expect(serious(misprint)).toEqual([
    expect.objectContaining({
      id: 'circuit/peering-location-spelling',
      hint: 'write spec.peeringLocation: Amsterdam2',
    }),
  ])
})

test('an overlap is answered with a range that is free', () => {
  const overlap = aSpec({ oci: { network: { cidr: '10.12.0.0/16', subnets: { db: '10.12.10.0/24' } } } })
  expect(serious(overlap)).toEqual([
    expect.objectContaining({
      id: 'address/networks-overlap',
      severity: 'error',
      at: ['spec', 'oci', 'network', 'cidr'],
      message: 'the VNet 10.12.0.0/16 and the VCN 10.12.0.0/16 overlap, so neither side has a route to the other',
      hint: 'write spec.oci.network.cidr: 10.1.0.0/16, and its subnets within',
      actual: '10.12.0.0/16',
    }),
  ])
})

test('all rules run, also when one finds an error', () => {
  const wrong = aSpec({
    circuit: { billing: 'Metered' },
    bgp: { secondary: '192.168.240.0/30' },
    azure: { gateway: { fastPath: true } },
  })
  expect(serious(wrong).map(({ id }) => id)).toEqual([
    'bgp/blocks-overlap',
    'circuit/local-metered',
    'gateway/fastpath-size',
  ])
})

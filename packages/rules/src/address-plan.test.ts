import { expect, test } from 'vitest'
import { addressPlan } from './address-plan.ts'
import { checkRules } from './check-rules.ts'
import { aSpec } from './example/a-spec.ts'
import { aStretchedCluster, facingClusters } from './example/clusters.ts'
import { onTheirVnet } from './example/existing-networks.ts'

const lines = ({ spec }: ReturnType<typeof aSpec>) =>
  addressPlan(spec).map(({ role, prefix, title, at }) => `${role} ${prefix} ${title} @${at.join('.')}`)

test('the plan lists every range of the document with its place', () => {
  expect(lines(aSpec({ kubernetes: aStretchedCluster() }))).toEqual([
    'network 10.12.0.0/16 the VNet @spec.azure.network.cidr',
    'subnet 10.12.2.0/24 subnet azure/app @spec.azure.network.subnets.app',
    'network 10.1.0.0/16 the VCN @spec.oci.network.cidr',
    'subnet 10.1.10.0/24 subnet oci/db @spec.oci.network.subnets.db',
    'gateway-subnet 10.12.1.0/27 GatewaySubnet @spec.azure.network.gatewaySubnet',
    'bgp 192.168.240.0/30 the primary BGP block @spec.bgp.primary',
    'bgp 192.168.240.4/30 the secondary BGP block @spec.bgp.secondary',
    'pods 10.244.0.0/16 the pod range @spec.kubernetes.stretched.pods',
    'services 10.96.0.0/16 the service range @spec.kubernetes.stretched.services',
  ])
})

test('routable pods are told apart from an overlay', () => {
  const plan = lines(aSpec({ kubernetes: facingClusters({ oci: { podNetwork: 'routable' } }) }))
  expect(plan).toContain('pods 10.200.0.0/16 the pod range of the azure cluster @spec.kubernetes.paired.azure.pods')
  expect(plan).toContain(
    'routable-pods 10.220.0.0/16 the pod range of the oci cluster @spec.kubernetes.paired.oci.pods',
  )
})

test('what others made is placed where the document names it', () => {
  expect(lines(onTheirVnet()).slice(0, 2)).toEqual([
    'network 10.12.0.0/16 the VNet @spec.azure.network.existing',
    'subnet 10.12.2.0/24 subnet azure/app @spec.azure.network.existingSubnets.app',
  ])
})

test('a network of others that was not read yet is not held against its subnets', () => {
  const { spec, document } = onTheirVnet()
  const unread = { ...spec, azure: { ...spec.azure, network: { ...spec.azure.network, cidrs: [] } } }
  expect(checkRules(unread, document).filter(({ severity }) => severity === 'error')).toEqual([])
})

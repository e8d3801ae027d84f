import { defineRule } from '../define-rule.ts'
import { onTheirHub } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'
import { overlaps } from '@interconnect/model'

export const peeredRangeTaken = defineRule({
  id: 'existing/peered-range-taken',
  severity: 'error',
  title: 'No network peered with the existing VNet has addresses of the VCN',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview',
  *check({ oci }, _document, { azure }) {
    for (const { name, prefixes } of azure?.peerings ?? [])
      for (const prefix of prefixes) {
        const clash = oci.network.cidrs.find((cidr) => overlaps(cidr, prefix))
        if (clash)
          yield {
            at: ['spec', 'oci', 'network', oci.network.existing === undefined ? 'cidr' : 'existing'],
            message: `the VCN ${clash} overlaps ${prefix}, which that VNet reaches by peering ${name}: packets for OCI go there`,
            hint: 'choose another range for the VCN, or have that peering removed',
            actual: clash,
          }
      }
  },
  page: {
    means:
      'A peering brings the other VNet’s range as a system route, and that beats what a gateway learned. Packets for the VCN are delivered to the peer.',
    shows: {
      azure: '*Effective routes*: next hop *VNet peering* for the range.',
      oci: 'Requests from Azure never arrive.',
    },
    confirm: [
      lookAt.effectiveRoutes,
      {
        run: 'az network vnet peering list -g <group> --vnet-name <name> --query "[].[name,remoteAddressSpace.addressPrefixes]"',
        tells: 'ranges of the peers',
      },
    ],
    cure: ['Give the VCN another range before it is made.', 'Or remove a peering that nobody needs.'],
    sources: ['https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview'],
  },
  examples: {
    passes: [onTheirHub()],
    fails: [onTheirHub({ prefixes: ['10.1.0.0/18'] })],
  },
})

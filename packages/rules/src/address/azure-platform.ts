import { reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vnetAt } from '../example/networks.ts'
import { lookAt } from '../look-at.ts'
import { addressed, meeting } from '../reserved.ts'

const platform = [reservedRange('168.63.129.16/32', "the address of Azure's DNS and health probes")]

export const azurePlatform = defineRule({
  id: 'address/azure-platform',
  severity: 'error',
  title: "No range holds the address of Azure's platform services",
  source: 'https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16',
  check: (spec) => meeting(spec, platform, addressed),
  page: {
    means:
      '168.63.129.16 is where every Azure host finds DNS, DHCP options and the health probes of load balancers. A network that holds it routes those packets to itself: hosts boot without names, and load balancers take every backend for dead.',
    shows: {
      azure:
        '`az network vnet create` refuses such a range, or hosts have no name resolution: *Boot diagnostics* of a VM shows the agent waiting for 168.63.129.16.',
      oci: 'The VCN accepts it and advertises it over the link; Azure drops the route, so only part of the VCN is reachable.',
    },
    confirm: [
      lookAt.vnet,
      {
        run: 'nslookup azure.com 168.63.129.16',
        tells: 'on a host in Azure: an answer means the address is the platform’s',
      },
    ],
    cure: [
      'Choose a private range (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16) before anything is built: changing it later means a new network.',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: vnetAt('168.63') })] },
})

import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

/** Prefixes from Azure to the other end, on one connection. @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
const limit = 1000

export const tooManyToOci = defineRule({
  id: 'bgp/too-many-to-oci',
  severity: 'error',
  title: 'OCI takes all the prefixes that Azure advertises',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs',
  *check({ azure, neighbours = [] }) {
    const spokes = neighbours
      .filter(({ joins, usesLink }) => usesLink && joins === 'azure-peering')
      .flatMap(({ cidrs }) => cidrs)
    const count = azure.network.cidrs.length + spokes.length
    if (count > limit)
      yield {
        at: spokes.length > 0 ? ['spec', 'neighbours'] : ['spec', 'azure', 'network', 'existing'],
        message: `Azure would advertise ${count} prefixes, and a connection carries ${limit}: above that it drops the session`,
        hint: 'join address spaces into larger ones, or leave spokes out that do not use the link',
        actual: count,
      }
  },
  page: {
    means:
      'Azure advertises the address spaces of the VNet and of every peered VNet that uses its gateway: 1,000 at most on a connection. The session is dropped with one more; peering another spoke then takes the link down.',
    shows: {
      azure: 'Portal: *(gateway) > Metrics > Count of routes advertised to peer*; *Resource health* of the circuit.',
      oci: 'Console: *BGP information*: both sessions flap; the DRG table empties.',
    },
    confirm: [
      {
        run: 'az network vnet-gateway list-advertised-routes -g <group> -n <gateway> --peer <edge address>',
        tells: 'what is advertised',
      },
      lookAt.drgRoutes,
    ],
    cure: [
      'Plan address spaces so that spokes join into few prefixes.',
      'Spokes that do not need OCI: *Use remote gateways* off.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-expressroute-limits',
    ],
  },
  examples: {
    passes: [onTheirVnet()],
    fails: [
      onTheirVnet(
        {},
        {},
        {
          neighbours: [
            {
              name: 'spokes',
              cidrs: Array.from({ length: 1001 }, (_, n) => `10.${64 + (n >> 8)}.${n & 255}.0/24`),
              joins: 'azure-peering',
              usesRemoteGateways: true,
              usesLink: true,
            },
          ],
        },
      ),
    ],
  },
})

/** A limit of the service: its value, what happens above it, and who says so. */
export interface AzureLimit {
  readonly value: number
  readonly meaning: string
  readonly source: string
}

const limit = (value: number, meaning: string, source: string): AzureLimit => ({ value, meaning, source })

const faq = 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs'
const gateways = 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways'
const subscriptionLimits =
  'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits'
const securityGroups = 'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview'

/** Limits as read in November 2026. */
export const azureLimits = {
  circuitsPerSubscription: limit(50, 'circuits in a subscription; a quota error above', faq),
  circuitsPerRegion: limit(10, 'circuits in a region of a subscription; a quota error above', faq),
  routesAcceptedStandard: limit(4000, 'IPv4 routes a Local or Standard circuit takes; the session drops above', faq),
  routesAcceptedPremium: limit(10_000, 'IPv4 routes a Premium circuit takes; the session drops above', faq),
  routesAdvertisedPerNetwork: limit(
    1000,
    'IPv4 prefixes a VNet with its spokes gives to a circuit; the link goes down above',
    faq,
  ),
  linksPerCircuit: limit(10, 'VNets on a Local or Standard circuit; the next is refused', faq),
  smallestGatewaySubnetLength: limit(29, 'longest prefix a gateway subnet can have', gateways),
  advisedGatewaySubnetLength: limit(27, 'longest prefix a gateway subnet should have', gateways),
  tagsPerResource: limit(
    50,
    'tags on a resource',
    'https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources',
  ),
  securityRulesPerGroup: limit(1000, 'rules in a security group', subscriptionLimits),
  lowestRulePriority: limit(100, 'smallest priority of a security rule', securityGroups),
  highestRulePriority: limit(4096, 'largest priority of a security rule', securityGroups),
  routesPerTable: limit(400, 'routes in a route table', subscriptionLimits),
  dnsServersPerNetwork: limit(20, 'DNS servers of a VNet', subscriptionLimits),
  writesPerFiveMinutes: limit(
    1000,
    'writes and deletes to Microsoft.Network in five minutes; 429 above',
    'https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling',
  ),
} as const satisfies Record<string, AzureLimit>

/**
 * VNets on a Premium circuit, by its bandwidth in Mbit/s.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs
 */
export const premiumLinksPerCircuit: Readonly<Record<number, number>> = {
  50: 20,
  100: 25,
  200: 25,
  500: 40,
  1000: 50,
  2000: 60,
  5000: 75,
  10_000: 100,
}

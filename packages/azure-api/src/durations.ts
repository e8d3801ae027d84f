const second = 1000
const minute = 60 * second

const recording =
  'https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/network/tests/latest/recordings/test_network_express_route.yaml'

/** How long the service typically takes, in milliseconds. */
export interface TypicalDuration {
  readonly create: number
  readonly update: number
  readonly delete: number
  /** Where that is said or was measured; absent for everyday experience that no page states. */
  readonly source?: string
}

const takes = (create: number, update: number, remove: number, source?: string): TypicalDuration => ({
  create,
  update,
  delete: remove,
  ...(source === undefined ? {} : { source }),
})

/** Typical durations per resource type. A kind's plan and the simulator's default pace both read them. */
export const azureDurations = {
  'Microsoft.Resources/resourceGroups': takes(1 * second, 1 * second, 20 * second),
  'Microsoft.Network/virtualNetworks': takes(10 * second, 5 * second, 10 * second),
  'Microsoft.Network/virtualNetworks/subnets': takes(4 * second, 4 * second, 10 * second),
  'Microsoft.Network/virtualNetworks/virtualNetworkPeerings': takes(10 * second, 10 * second, 10 * second),
  'Microsoft.Network/publicIPAddresses': takes(3 * second, 3 * second, 10 * second),
  'Microsoft.Network/networkInterfaces': takes(3 * second, 3 * second, 10 * second),
  'Microsoft.Compute/virtualMachines': takes(1 * minute, 30 * second, 45 * second),
  'Microsoft.Network/networkSecurityGroups': takes(4 * second, 4 * second, 5 * second),
  'Microsoft.Network/networkSecurityGroups/securityRules': takes(2 * second, 2 * second, 2 * second),
  'Microsoft.Network/networkWatchers': takes(2 * second, 2 * second, 2 * second),
  'Microsoft.Network/routeTables': takes(4 * second, 4 * second, 5 * second),
  'Microsoft.Network/routeTables/routes': takes(2 * second, 2 * second, 2 * second),
  /** "A gateway can take up to 45 minutes"; measured 25 to create and 9 to delete. */
  'Microsoft.Network/virtualNetworkGateways': takes(
    30 * minute,
    10 * minute,
    12 * minute,
    'https://learn.microsoft.com/azure/expressroute/expressroute-howto-add-gateway-resource-manager',
  ),
  'Microsoft.Network/expressRouteCircuits': takes(20 * second, 20 * second, 40 * second, recording),
  'Microsoft.Network/expressRouteCircuits/peerings': takes(15 * second, 15 * second, 15 * second, recording),
  'Microsoft.Network/expressRouteCircuits/authorizations': takes(8 * second, 8 * second, 8 * second, recording),
  'Microsoft.Network/connections': takes(2 * minute, 1 * minute, 2 * minute),
} as const satisfies Record<string, TypicalDuration>

/** How long a POST that collects rows from the routers takes, in milliseconds. */
export const diagnosticDurationMs = 5 * second

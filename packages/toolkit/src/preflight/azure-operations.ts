/** What a kind's writes need of Azure: the operations by name, and what for. */
export interface NeededOperations {
  /** For making and changing. */
  readonly write: readonly string[]
  readonly delete: readonly string[]
  /** After "to". */
  readonly to: string
}

const network = (type: string) => ({
  write: [`Microsoft.Network/${type}/write`],
  delete: [`Microsoft.Network/${type}/delete`],
})

/**
 * Operations of Azure's resource providers that each kind of ours needs. `join` lets one resource name another.
 * @source https://learn.microsoft.com/azure/role-based-access-control/permissions/networking
 * @source https://learn.microsoft.com/azure/expressroute/roles-permissions
 */
export const azureOperations: Readonly<Record<string, NeededOperations>> = {
  'azure/resource-group': {
    write: ['Microsoft.Resources/subscriptions/resourceGroups/write'],
    delete: ['Microsoft.Resources/subscriptions/resourceGroups/delete'],
    to: 'make the resource group',
  },
  'azure/virtual-network': { ...network('virtualNetworks'), to: 'make the virtual network' },
  'azure/network-security-group': { ...network('networkSecurityGroups'), to: 'make network security groups' },
  'azure/security-rules': { ...network('networkSecurityGroups/securityRules'), to: 'write security rules' },
  'azure/route-table': { ...network('routeTables'), to: 'make the route table' },
  'azure/subnet': {
    write: [
      'Microsoft.Network/virtualNetworks/subnets/write',
      'Microsoft.Network/networkSecurityGroups/join/action',
      'Microsoft.Network/routeTables/join/action',
    ],
    delete: ['Microsoft.Network/virtualNetworks/subnets/delete'],
    to: 'make subnets with their rules and routes',
  },
  'azure/express-route-gateway': {
    write: ['Microsoft.Network/virtualNetworkGateways/write', 'Microsoft.Network/virtualNetworks/subnets/join/action'],
    delete: ['Microsoft.Network/virtualNetworkGateways/delete'],
    to: 'make the gateway in its subnet',
  },
  'azure/express-route-circuit': { ...network('expressRouteCircuits'), to: 'order the circuit' },
  'azure/private-peering': { ...network('expressRouteCircuits/peerings'), to: 'mend the private peering' },
  'azure/connection': {
    write: [
      'Microsoft.Network/connections/write',
      'Microsoft.Network/virtualNetworkGateways/join/action',
      'Microsoft.Network/expressRouteCircuits/join/action',
    ],
    delete: ['Microsoft.Network/connections/delete'],
    to: 'connect the gateway to the circuit',
  },
}

/** One role, as Azure tells it. */
interface Role {
  readonly actions: readonly string[]
  readonly notActions: readonly string[]
}

/**
 * Whether any of the roles allows an operation: its `actions` name it, and its own `notActions` do not.
 * @source https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 */
export const isAllowed = (roles: readonly Role[], operation: string): boolean =>
  roles.some(
    ({ actions, notActions }) =>
      actions.some((pattern) => covers(pattern, operation)) &&
      !notActions.some((pattern) => covers(pattern, operation)),
  )

/** `*` stands for any text, slashes included; letter case counts for nothing. */
function covers(pattern: string, operation: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const text = operation.toLowerCase()
  if (rest.length === 0) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  const last = rest.pop()!
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

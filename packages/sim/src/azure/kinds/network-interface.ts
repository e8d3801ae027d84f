import { azureDurations, childId, gatewaySubnetName, type NetworkInterface, sameId } from '@interconnect/azure-api'
import { effectiveRouteTable, effectiveSecurityGroups } from '../effective/index.ts'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { referenced, requireIdle } from '../references.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredNetworkInterface, types } from '../resource-types.ts'
import { checkStaticAddress, freeAddress } from './interface-addresses.ts'
import { userOf } from './public-ip-address.ts'
import { holderOf, isRunning } from './virtual-machine.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface */
export const networkInterface: AzureKind<NetworkInterface> = {
  of: types.networkInterface,
  durations: azureDurations['Microsoft.Network/networkInterfaces'],
  tagsPatch: 'now',
  listedBySubscription: true,
  check(next, _previous, context) {
    if (next.properties.ipConfigurations.length === 0)
      throw new ArmRefusal(
        'InvalidParameter',
        `Network interface ${next.name} must have at least one IP configuration.`,
      )
    for (const configuration of next.properties.ipConfigurations) checkConfiguration(next, configuration, context)
    const group = next.properties.networkSecurityGroup
    if (!group) return
    referenced(context, types.networkSecurityGroup, group.id, next)
    requireIdle(context, group.id, next)
  },
  accept(next, previous, context) {
    const { ipConfigurations, ...properties } = next.properties
    return withProperties(next, {
      enableAcceleratedNetworking: false,
      enableIPForwarding: false,
      disableTcpStateTracking: false,
      nicType: 'Standard',
      auxiliaryMode: 'None',
      auxiliarySku: 'None',
      ...properties,
      dnsSettings: {
        dnsServers: [],
        appliedDnsServers: [],
        internalDomainNameSuffix: 'simulated.internal.cloudapp.net',
        ...properties.dnsSettings,
      },
      ipConfigurations: ipConfigurations.map((one, index) => acceptConfiguration(next, previous, one, index, context)),
    })
  },
  settle: (stored) =>
    withProperties(stored, {
      ipConfigurations: stored.properties.ipConfigurations.map((one) => ({
        ...one,
        properties: { ...one.properties, provisioningState: 'Succeeded' },
      })),
    }),
  checkDelete(stored, context) {
    const machine = holderOf(stored.id, context)
    if (!machine) return
    throw new ArmRefusal(
      'NicInUse',
      `Network Interface ${stored.id} is used by existing resource ${machine.id}. In order to delete the network interface, it must be dissociated from the resource. To learn more, see aka.ms/deletenic.`,
    )
  },
  view(stored, context) {
    const machine = holderOf(stored.id, context)
    const held = machine && { virtualMachine: { id: machine.id }, macAddress: macOf(stored, context), primary: true }
    return withProperties(stored, {
      hostedWorkloads: [],
      tapConfigurations: [],
      vnetEncryptionSupported: false,
      ...held,
    })
  },
  actions: [
    {
      method: 'POST',
      path: 'effectiveRouteTable',
      answers: 'later',
      run: (stored, _request, context) => ({ value: effectiveRouteTable(running(stored, context), context) }),
    },
    {
      method: 'POST',
      path: 'effectiveNetworkSecurityGroups',
      answers: 'later',
      run: (stored, _request, context) => ({ value: effectiveSecurityGroups(running(stored, context), context) }),
    },
  ],
}

type IpConfiguration = NetworkInterface['properties']['ipConfigurations'][number]

function checkConfiguration(
  next: StoredNetworkInterface,
  { id, properties }: IpConfiguration,
  context: KindContext,
): void {
  const subnet = referenced(context, types.subnet, properties.subnet.id, next)
  if (sameId(subnet.name, gatewaySubnetName))
    throw new ArmRefusal(
      'InvalidParameter',
      `Network interface ${next.name} cannot be in subnet ${subnet.id}: it is for gateways only.`,
    )
  if (properties.privateIPAllocationMethod === 'Static')
    checkStaticAddress(next, properties.privateIPAddress, subnet, context)
  if (!properties.publicIPAddress) return
  const address = referenced(context, types.publicIpAddress, properties.publicIPAddress.id, next)
  const user = userOf(address, context)
  if (user !== undefined && !user.toLowerCase().startsWith(`${next.id.toLowerCase()}/`) && !sameId(user, id))
    throw new ArmRefusal(
      'PublicIPAddressInUse',
      `Resource ${next.id} is referencing public IP address ${address.id} that is already allocated to resource ${user}.`,
    )
}

function acceptConfiguration(
  next: StoredNetworkInterface,
  previous: StoredNetworkInterface | undefined,
  { name = 'ipconfig1', properties }: IpConfiguration,
  index: number,
  context: KindContext,
): IpConfiguration {
  const before = previous?.properties.ipConfigurations.find((one) => one.name === name)?.properties
  const kept = sameId(before?.subnet.id, properties.subnet.id) ? before?.privateIPAddress : undefined
  const isStatic = properties.privateIPAllocationMethod === 'Static'
  const address = isStatic ? properties.privateIPAddress : (kept ?? freeAddress(context, properties.subnet.id))
  return {
    id: childId(next.id, 'ipConfigurations', name),
    name,
    type: `${types.networkInterface.type}/ipConfigurations`,
    properties: {
      privateIPAddressVersion: 'IPv4',
      primary: index === 0,
      ...properties,
      privateIPAllocationMethod: isStatic ? 'Static' : 'Dynamic',
      ...(address !== undefined && { privateIPAddress: address }),
      provisioningState: 'Updating',
    },
  }
}

/** Azure's own prefix, and three bytes of its own. */
function macOf({ properties }: StoredNetworkInterface, _context: KindContext): string {
  const hex = (properties.resourceGuid ?? '').replaceAll('-', '').slice(0, 6).toUpperCase()
  return ['00', '0D', '3A', ...(hex.match(/../g) ?? [])].join('-')
}

/**
 * What is asked of a running machine's interface alone.
 * @source https://github.com/cloud-custodian/cloud-custodian/issues/3694 (it is refused; the code is not said)
 */
function running(stored: StoredNetworkInterface, context: KindContext): StoredNetworkInterface {
  const machine = holderOf(stored.id, context)
  if (machine && isRunning(machine)) return stored
  throw new ArmRefusal(
    'OperationNotAllowed',
    `Network interface ${stored.id} is not attached to a running virtual machine: it has no effective routes or rules.`,
  )
}

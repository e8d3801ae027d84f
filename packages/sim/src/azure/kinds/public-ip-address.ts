import { azureDurations, type PublicIpAddress, sameId } from '@interconnect/azure-api'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredPublicIpAddress, types } from '../resource-types.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses */
export const publicIpAddress: AzureKind<PublicIpAddress> = {
  of: types.publicIpAddress,
  durations: azureDurations['Microsoft.Network/publicIPAddresses'],
  tagsPatch: 'now',
  listedBySubscription: true,
  check({ name, sku, properties }) {
    if (sku?.name === 'Basic')
      throw new ArmRefusal(
        'OperationNotAllowed',
        `Public IP address ${name} cannot be of SKU Basic: it was retired on September 30, 2025.`,
      )
    if (properties.publicIPAllocationMethod === 'Dynamic')
      throw new ArmRefusal(
        'InvalidParameter',
        `Standard sku public IP address ${name} must have the allocation method Static.`,
      )
  },
  accept: (next, previous) => ({
    ...next,
    sku: { name: 'Standard', tier: 'Regional', ...next.sku },
    properties: {
      publicIPAllocationMethod: 'Static',
      publicIPAddressVersion: 'IPv4',
      idleTimeoutInMinutes: 4,
      ipTags: [],
      ...(previous?.properties.ipAddress !== undefined && { ipAddress: previous.properties.ipAddress }),
      ...next.properties,
    },
  }),
  settle: (stored, _previous, { world }) => {
    const host = world.ids.integer(`azure/public-ip/${stored.id.toLowerCase()}`, 1, 254)
    return withProperties(stored, { ipAddress: stored.properties.ipAddress ?? `203.0.113.${host}` })
  },
  checkDelete(stored, context) {
    const user = userOf(stored, context)
    if (user === undefined) return
    throw new ArmRefusal(
      'PublicIPAddressCannotBeDeleted',
      `Public IP address ${stored.id} can not be deleted since it is still allocated to resource ${user}. In order to delete the public IP, disassociate/detach the Public IP address from the resource. To learn how to do this, see aka.ms/deletepublicip.`,
    )
  },
  view(stored, context) {
    const user = userOf(stored, context)
    return user === undefined ? stored : withProperties(stored, { ipConfiguration: { id: user } })
  },
}

/** Id of the IP configuration that has the address. */
export const userOf = ({ id }: Pick<StoredPublicIpAddress, 'id'>, { resources }: KindContext): string | undefined =>
  resources
    .list(types.networkInterface)
    .flatMap(({ properties }) => properties.ipConfigurations)
    .find(({ properties }) => sameId(properties.publicIPAddress?.id, id))?.id

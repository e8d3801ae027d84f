import { type VirtualNetwork, virtualNetworkType } from '@interconnect/azure-api'
import type { Difference, Effect } from '@interconnect/engine'
import { contains, isPrefix, type Prefix, whatStops } from '@interconnect/model'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFacts, inGroupNames, inGroupProps } from './in-group.ts'
import { turnsOn } from './serialised.ts'

const props = z.object({
  ...inGroupProps,
  /** Address space. */
  cidrs: z.array(z.custom<Prefix>((text) => typeof text === 'string' && isPrefix(text))).min(1),
})
export type VirtualNetworkProps = z.infer<typeof props>

const idOf = idInGroup(virtualNetworkType)

/** The Azure network. Its subnets and peerings stay as they are through every write. */
export const virtualNetwork = azureKind({
  type: 'azure/virtual-network',
  title: 'virtual network',
  armType: virtualNetworkType,
  props,
  properties: { ...inGroupFacts, cidrs: { change: changeOfRanges, danger: 'traffic' } },
  presence: { stops: whatStops.azureNetwork, missing: 'traffic', unwanted: 'cosmetic' },
  names: inGroupNames,
  tagged: true,
  serialised: (wanted) => turnsOn(idOf(wanted)),
  id: idOf,
  attributes: (wire: VirtualNetwork, id) => ({
    ...inGroup(wire, id),
    cidrs: wire.properties.addressSpace.addressPrefixes as Prefix[],
  }),
  body: ({ location, cidrs }, existing) => ({
    ...existing,
    location,
    properties: {
      ...existing?.properties,
      addressSpace: { ...existing?.properties.addressSpace, addressPrefixes: cidrs },
    },
  }),
})

const ranges = (value: unknown): Prefix[] => (Array.isArray(value) ? value.filter(isPrefix) : [])

/**
 * A range may be added or widened while the network works; one that holds subnets cannot be taken away, so that moving
 * to other addresses makes another network.
 * @source https://learn.microsoft.com/azure/virtual-network/manage-virtual-network#add-or-remove-an-address-range
 */
function changeOfRanges({ from, to }: Difference): Effect {
  const source =
    'https://learn.microsoft.com/azure/virtual-network/manage-virtual-network#add-or-remove-an-address-range'
  const lost = ranges(from).filter((range) => !ranges(to).some((other) => contains(other, range)))
  if (lost.length > 0)
    return { how: 'replaces', because: `the addresses ${lost.join(', ')} go, and subnets cannot outlive them`, source }
  return { how: 'in-place', note: 'networks peered with it must be synchronised again', source }
}

import { type VirtualNetwork, virtualNetworkType } from '@interconnect/azure-api'
import { isPrefix, type Prefix } from '@interconnect/model'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFixed, inGroupProps } from './in-group.ts'
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
  replaceOn: inGroupFixed,
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

import type { Break, Consoles, Undo } from '../break.ts'
import { drop, edit, put } from '../in-azure.ts'
import { peerings } from '../worlds.ts'

const fromSpoke = { from: 'azure/spoke/work' }
const ofHub = 'peering to-spoke of quickstart-vnet'
const ofSpoke = 'peering to-hub of spoke'

/**
 * A direction that was deleted leaves the other one disconnected for good: both have to be made again.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering
 */
async function lose(consoles: Consoles, id: string): Promise<Undo> {
  const { fromHub, fromSpoke: fromOther } = peerings
  const before = await Promise.all([fromHub, fromOther].map((one) => consoles.azure.get<object>(one)))
  await drop(consoles, id)
  return async (again) => {
    for (const one of [fromOther, fromHub]) await drop(again, one)
    await put(again, fromHub, before[0]!)
    await put(again, fromOther, before[1]!)
  }
}

/** VNet peerings are nobody's kind: others make them, and flows depend on them. */
export const peeringBreaks: readonly Break[] = [
  {
    what: 'access between the networks forbidden by the hub',
    of: 'peering',
    flow: fromSpoke,
    names: [ofHub],
    make: (consoles) => edit(consoles, peerings.fromHub, { allowVirtualNetworkAccess: false }),
  },
  {
    what: 'access between the networks forbidden by the spoke',
    of: 'peering',
    flow: fromSpoke,
    names: [ofSpoke],
    make: (consoles) => edit(consoles, peerings.fromSpoke, { allowVirtualNetworkAccess: false }),
  },
  {
    what: 'gateway transit forbidden by the hub',
    of: 'peering',
    flow: fromSpoke,
    names: [ofHub],
    make: (consoles) => edit(consoles, peerings.fromHub, { allowGatewayTransit: false }),
  },
  {
    what: 'the gateway of the hub not used by the spoke',
    of: 'peering',
    flow: fromSpoke,
    names: [ofSpoke],
    make: (consoles) => edit(consoles, peerings.fromSpoke, { useRemoteGateways: false }),
  },
  {
    what: 'the direction of the hub deleted',
    of: 'peering',
    flow: fromSpoke,
    names: ['peering with spoke of quickstart-vnet'],
    make: (consoles) => lose(consoles, peerings.fromHub),
  },
  {
    what: 'the direction of the spoke deleted',
    of: 'peering',
    flow: fromSpoke,
    names: ['peering with quickstart-vnet of spoke'],
    make: (consoles) => lose(consoles, peerings.fromSpoke),
  },
]

import type { World } from '../core/index.ts'
import type { OciLinkView } from '../link/oci-view.ts'
import { settleLater } from './dialect/life-cycle.ts'
import { eventName } from './events.ts'
import { virtualCircuit } from './kinds/virtual-circuit.ts'
import { liveObject } from './objects.ts'

/**
 * A world without Azure: no key is good, sessions stay down, DRG tables hold their static rules only, and virtual
 * circuits wait for their provider until they are deleted.
 */
export function withoutLink(world: World): OciLinkView {
  world.on<{ id: string }>(eventName('virtual-circuit', 'delete-accepted'), ({ id }) =>
    settleLater(world, virtualCircuit, id, virtualCircuit.stations.gone, 'delete'),
  )
  return {
    drgRouteRules: (id) => liveObject(world, 'drg-route-table', id)?.items ?? [],
    sessions: () => ['DOWN', 'DOWN'],
    serviceKey: () => undefined,
  }
}

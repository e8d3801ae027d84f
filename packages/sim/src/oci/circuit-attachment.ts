import type { World } from '../core/index.ts'
import { insertObject, liveObject, liveObjects, newOcid, reviseObject } from './objects.ts'
import type { Stored } from './stored.ts'

/** The attachment of a virtual circuit to its DRG; `undefined` while there is none. */
export const attachmentOfCircuit = (world: World, circuitId: string): Stored<'drg-attachment'> | undefined =>
  liveObjects(world, 'drg-attachment').find(({ wire }) => wire.networkDetails?.id === circuitId)

/**
 * Attaches a virtual circuit to its DRG, with the DRG's defaults: table for circuits, default export. Clients cannot
 * do this. Nothing happens when it is attached there already, or has no DRG.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export function attachCircuit(world: World, circuitId: string): void {
  const circuit = liveObject(world, 'virtual-circuit', circuitId)
  const drg = circuit?.wire.gatewayId === undefined ? undefined : liveObject(world, 'drg', circuit.wire.gatewayId)
  if (!circuit || !drg) return
  const known = attachmentOfCircuit(world, circuitId)
  if (known?.wire.drgId === drg.wire.id) return
  if (known) detachCircuit(world, circuitId)
  const { region } = circuit
  insertObject(world, {
    kind: 'drg-attachment',
    region,
    items: [],
    wire: {
      id: newOcid(world, 'drgattachment', region, circuitId),
      compartmentId: drg.wire.compartmentId,
      displayName: `DRG attachment for virtual circuit: ${circuit.wire.displayName ?? circuitId}`,
      drgId: drg.wire.id,
      drgRouteTableId: drg.wire.defaultDrgRouteTables?.virtualCircuit,
      exportDrgRouteDistributionId: drg.wire.defaultExportDrgRouteDistributionId,
      networkDetails: { type: 'VIRTUAL_CIRCUIT', id: circuitId, transportOnlyMode: false },
      isCrossTenancy: false,
      timeCreated: world.timestamp(),
      freeformTags: {},
      definedTags: {},
      lifecycleState: 'ATTACHED',
    },
  })
}

/** Takes the circuit's attachment away, as happens with the circuit's end or its move to another DRG. */
export function detachCircuit(world: World, circuitId: string): void {
  const attachment = attachmentOfCircuit(world, circuitId)
  if (!attachment) return
  reviseObject(world, 'drg-attachment', attachment.wire.id, ({ wire }) => ({
    wire: { ...wire, lifecycleState: 'DETACHED' },
    goneAtMs: world.clock.now(),
  }))
}

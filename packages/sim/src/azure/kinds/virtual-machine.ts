import { azureDurations, sameId, type VirtualMachine } from '@interconnect/azure-api'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { referenced } from '../references.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredVirtualMachine, types } from '../resource-types.ts'

/**
 * As much of a machine as its network interfaces need: it holds them, and runs from its creation to its end.
 * @source https://learn.microsoft.com/azure/virtual-machines/states-billing
 */
export const virtualMachine: AzureKind<VirtualMachine> = {
  of: types.virtualMachine,
  durations: azureDurations['Microsoft.Compute/virtualMachines'],
  tagsPatch: 'operation',
  listedBySubscription: true,
  check(next, _previous, context) {
    const interfaces = interfaceIdsOf(next)
    if (interfaces.length === 0)
      throw new ArmRefusal(
        'InvalidParameter',
        `Virtual machine ${next.name} must have at least one network interface.`,
        { target: 'networkProfile' },
      )
    for (const id of interfaces) checkInterface(next, id, context)
  },
  accept: (next, previous, { world }) =>
    withProperties(next, {
      vmId: previous?.properties.vmId ?? world.ids.guid(`azure/vm/${next.id.toLowerCase()}`),
      timeCreated: previous?.properties.timeCreated ?? world.timestamp(),
    }),
  actions: [{ method: 'GET', path: 'instanceView', answers: 'now', run: (stored) => instanceView(stored) }],
}

const interfaceIdsOf = ({ properties }: StoredVirtualMachine): string[] =>
  (properties.networkProfile.networkInterfaces ?? []).map(({ id }) => id)

function checkInterface(next: StoredVirtualMachine, id: string, context: KindContext): void {
  const held = referenced(context, types.networkInterface, id, next)
  const other = holderOf(held.id, context, next.id)
  if (other)
    throw new ArmRefusal(
      'NicInUse',
      `Network Interface ${held.id} is used by existing resource ${other.id}. In order to delete the network interface, it must be dissociated from the resource.`,
    )
}

/** The machine an interface is attached to. */
export const holderOf = (
  interfaceId: string,
  { resources }: KindContext,
  except?: string,
): StoredVirtualMachine | undefined =>
  resources
    .list(types.virtualMachine)
    .find((machine) => !sameId(machine.id, except) && interfaceIdsOf(machine).some((id) => sameId(id, interfaceId)))

export const isRunning = ({ properties: { provisioningState } }: StoredVirtualMachine): boolean =>
  provisioningState === 'Succeeded' || provisioningState === 'Updating'

function instanceView(stored: StoredVirtualMachine) {
  const state = stored.properties.provisioningState ?? ''
  const power = isRunning(stored) ? 'running' : 'stopped'
  return {
    statuses: [
      {
        code: `ProvisioningState/${state.toLowerCase()}`,
        level: 'Info',
        displayStatus: `Provisioning ${state.toLowerCase()}`,
      },
      { code: `PowerState/${power}`, level: 'Info', displayStatus: `VM ${power}` },
    ],
  }
}

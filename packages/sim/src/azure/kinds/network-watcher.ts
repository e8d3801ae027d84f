import { azureDurations, ipFlowQuerySchema, type NetworkWatcher, sameId } from '@interconnect/azure-api'
import { verifyIpFlow } from '../effective/index.ts'
import type { AzureKind, KindContext } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredNetworkInterface, type StoredVirtualMachine, types } from '../resource-types.ts'
import { isRunning } from './virtual-machine.ts'

/** @source https://learn.microsoft.com/azure/network-watcher/ip-flow-verify-overview */
export const networkWatcher: AzureKind<NetworkWatcher> = {
  of: types.networkWatcher,
  durations: azureDurations['Microsoft.Network/networkWatchers'],
  tagsPatch: 'now',
  listedBySubscription: true,
  actions: [
    {
      method: 'POST',
      path: 'ipFlowVerify',
      answers: 'later',
      run(_stored, { parameters }, context) {
        const query = ipFlowQuerySchema.safeParse(parameters)
        if (!query.success)
          throw new ArmRefusal(
            'InvalidParameter',
            `The request is not valid: ${query.error.issues[0]?.path.join('.')}.`,
          )
        return verifyIpFlow(
          interfaceOf(query.data.targetResourceId, query.data.localIPAddress, context),
          query.data,
          context,
        )
      },
    },
  ],
}

/** The interface of a running machine that has the address. */
function interfaceOf(machineId: string, address: string, { resources }: KindContext): StoredNetworkInterface {
  const machine: StoredVirtualMachine | undefined = resources.get(types.virtualMachine, machineId)
  const held = (machine?.properties.networkProfile.networkInterfaces ?? []).flatMap(
    ({ id }) => resources.list(types.networkInterface).find((one) => sameId(one.id, id)) ?? [],
  )
  const found = held.find(({ properties }) =>
    properties.ipConfigurations.some((one) => one.properties.privateIPAddress === address),
  )
  if (machine && found && isRunning(machine)) return found
  throw new ArmRefusal(
    'OperationNotAllowed',
    `Virtual machine ${machineId} is not running, or has no network interface with address ${address}.`,
  )
}

import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { resourceId, type ResourceName } from './resource-id.ts'
import { readOnly, trackedResource, wireObject } from './wire.ts'

export const virtualMachineType = 'Microsoft.Compute/virtualMachines'

export const virtualMachineId = (name: ResourceName): string => resourceId(virtualMachineType, name)

/**
 * What a machine means to a network: the interfaces it holds. Its disks, image and accounts are carried along.
 * @source https://learn.microsoft.com/rest/api/compute/virtual-machines/create-or-update
 */
export const virtualMachineSchema = trackedResource(
  'VirtualMachine',
  z.looseObject({
    hardwareProfile: wireObject('HardwareProfile', { vmSize: z.string() }),
    networkProfile: z.looseObject({
      networkInterfaces: z.array(z.looseObject({ id: z.string() })).exactOptional(),
    }),
    vmId: readOnly(z.string()),
    timeCreated: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  { zones: z.array(z.string()).exactOptional(), identity: z.looseObject({}).exactOptional() },
)
export type VirtualMachine = z.infer<typeof virtualMachineSchema>

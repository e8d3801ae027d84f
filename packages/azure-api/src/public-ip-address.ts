import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { resourceId, type ResourceName } from './resource-id.ts'
import { readOnly, subResourceSchema, trackedResource, wireObject } from './wire.ts'

export const publicIpAddressType = 'Microsoft.Network/publicIPAddresses'

export const publicIpAddressId = (name: ResourceName): string => resourceId(publicIpAddressType, name)

/** @source https://learn.microsoft.com/rest/api/virtualnetwork/public-ip-addresses/create-or-update */
export const publicIpAddressSchema = trackedResource(
  'PublicIPAddress',
  wireObject('PublicIPAddressPropertiesFormat', {
    publicIPAllocationMethod: z.enum(['Static', 'Dynamic']).exactOptional(),
    publicIPAddressVersion: z.enum(['IPv4', 'IPv6']).exactOptional(),
    idleTimeoutInMinutes: z.int().min(4).max(30).exactOptional(),
    dnsSettings: z.looseObject({}).exactOptional(),
    ddosSettings: z.looseObject({}).exactOptional(),
    ipTags: z.array(z.looseObject({})).exactOptional(),
    deleteOption: z.enum(['Delete', 'Detach']).exactOptional(),
    ipAddress: readOnly(z.string()),
    ipConfiguration: readOnly(subResourceSchema),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  {
    sku: wireObject('PublicIPAddressSku', {
      name: z.enum(['Basic', 'Standard', 'StandardV2']).exactOptional(),
      tier: z.enum(['Regional', 'Global']).exactOptional(),
    }).exactOptional(),
    zones: z.array(z.string()).exactOptional(),
  },
)
export type PublicIpAddress = z.infer<typeof publicIpAddressSchema>

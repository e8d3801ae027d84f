import { z } from 'zod'
import { collection } from './collection.ts'
import { OcidField, answered, tagFields } from './fields.ts'

/**
 * Lists show direct children only, unless asked on the tenancy with `compartmentIdInSubtree=true`.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/identity/20160918/Compartment/
 */
export const compartments = collection({
  collection: '/compartments',
  ocidType: 'compartment',
  title: 'Compartment',
  filters: ['name', 'lifecycleState'],
  sorted: false,
})

export const CompartmentLifecycleState = z.enum(['CREATING', 'ACTIVE', 'INACTIVE', 'DELETING', 'DELETED'])
export type CompartmentLifecycleState = z.infer<typeof CompartmentLifecycleState>

/** Writes are accepted in the home region only. */
export const CreateCompartmentDetails = z.strictObject({
  /** The parent; the tenancy's OCID is the root. */
  compartmentId: OcidField,
  name: z.string().min(1).max(100),
  description: z.string().max(400),
  ...tagFields,
})
export type CreateCompartmentDetails = z.infer<typeof CreateCompartmentDetails>

export const UpdateCompartmentDetails = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  description: z.string().max(400).optional(),
  ...tagFields,
})
export type UpdateCompartmentDetails = z.infer<typeof UpdateCompartmentDetails>

export const Compartment = z.object({
  id: z.string(),
  compartmentId: answered(z.string()),
  name: z.string(),
  description: answered(z.string()),
  timeCreated: answered(z.string()),
  lifecycleState: CompartmentLifecycleState,
  inactiveStatus: answered(z.number()),
  freeformTags: answered(z.record(z.string(), z.string())),
  definedTags: answered(z.record(z.string(), z.record(z.string(), z.unknown()))),
})
export type Compartment = z.infer<typeof Compartment>

/** `GET`: all regions of the realm. `key` is upper case here. */
export const regionsPath = '/regions'
export const Region = z.object({ key: z.string(), name: z.string() })
export type Region = z.infer<typeof Region>

/** `GET` with a `compartmentId`. Names have a prefix of the tenancy, such as `Uocm:PHX-AD-1`. */
export const availabilityDomainsPath = '/availabilityDomains'
export const AvailabilityDomain = z.object({ id: answered(z.string()), name: z.string(), compartmentId: z.string() })
export type AvailabilityDomain = z.infer<typeof AvailabilityDomain>

/** `GET` with `compartmentId` and `availabilityDomain`. */
export const faultDomainsPath = '/faultDomains'
export const FaultDomain = z.object({
  id: answered(z.string()),
  name: z.string(),
  compartmentId: z.string(),
  availabilityDomain: z.string(),
})
export type FaultDomain = z.infer<typeof FaultDomain>

export const tenancies = collection({
  collection: '/tenancies',
  ocidType: 'tenancy',
  title: 'Tenancy',
  required: [],
  sorted: false,
  children: ['regionSubscriptions'],
})
export const Tenancy = z.object({
  id: z.string(),
  name: z.string(),
  description: answered(z.string()),
  homeRegionKey: z.string(),
})
export type Tenancy = z.infer<typeof Tenancy>

export const RegionSubscription = z.object({
  regionKey: z.string(),
  regionName: z.string(),
  status: z.enum(['READY', 'IN_PROGRESS']),
  isHomeRegion: z.boolean(),
})
export type RegionSubscription = z.infer<typeof RegionSubscription>

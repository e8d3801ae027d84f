import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, tagFields } from './fields.ts'
import { CreateVnicDetails } from './vnic.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Instance/ */
export const instances = collection({
  collection: '/instances',
  ocidType: 'instance',
  title: 'Instance',
  filters: ['availabilityDomain', 'displayName', 'lifecycleState'],
})

export const InstanceLifecycleState = z.enum([
  'MOVING',
  'PROVISIONING',
  'RUNNING',
  'STARTING',
  'STOPPING',
  'STOPPED',
  'CREATING_IMAGE',
  'TERMINATING',
  'TERMINATED',
])

/** `ssh_authorized_keys`, `user_data` (base64) and names of one's own. */
const Metadata = z.record(z.string(), z.string())

/** Members of a launch that are taken and answered as they are. */
const repeated = {
  extendedMetadata: z.record(z.string(), z.unknown()).optional(),
  agentConfig: z.record(z.string(), z.unknown()).optional(),
  availabilityConfig: z.record(z.string(), z.unknown()).optional(),
  instanceOptions: z.record(z.string(), z.unknown()).optional(),
  launchOptions: z.record(z.string(), z.unknown()).optional(),
  preemptibleInstanceConfig: z.record(z.string(), z.unknown()).optional(),
}

const ShapeConfig = z.strictObject({
  ocpus: z.number().positive().optional(),
  memoryInGBs: z.number().positive().optional(),
  vcpus: z.int().positive().optional(),
  baselineOcpuUtilization: z.enum(['BASELINE_1_8', 'BASELINE_1_2', 'BASELINE_1_1']).optional(),
  nvmes: z.int().optional(),
})

/** Lower camel literals here, unlike in OKE. */
const SourceDetails = z.strictObject({
  sourceType: z.literal('image'),
  imageId: OcidField,
  bootVolumeSizeInGBs: z.number().min(50).max(32_768).optional(),
  bootVolumeVpusPerGB: z.number().optional(),
})

export const LaunchInstanceDetails = z.strictObject({
  compartmentId: OcidField,
  availabilityDomain: z.string().min(1),
  faultDomain: z.string().min(1).optional(),
  displayName: DisplayName.optional(),
  shape: z.string().min(1),
  /** Needed by flexible shapes. */
  shapeConfig: ShapeConfig.optional(),
  sourceDetails: SourceDetails.optional(),
  createVnicDetails: CreateVnicDetails.optional(),
  metadata: Metadata.optional(),
  isPvEncryptionInTransitEnabled: z.boolean().optional(),
  /** Deprecated twins of members of `sourceDetails` and `createVnicDetails`. */
  imageId: OcidField.optional(),
  subnetId: OcidField.optional(),
  hostnameLabel: z.string().optional(),
  ...repeated,
  ...tagFields,
})
export type LaunchInstanceDetails = z.infer<typeof LaunchInstanceDetails>

export const UpdateInstanceDetails = z.strictObject({
  displayName: DisplayName.optional(),
  metadata: Metadata.optional(),
  ...repeated,
  ...tagFields,
})
export type UpdateInstanceDetails = z.infer<typeof UpdateInstanceDetails>

const members = answered(z.record(z.string(), z.unknown()))

export const Instance = z.object({
  ...commonAnswer,
  availabilityDomain: z.string(),
  faultDomain: answered(z.string()),
  region: z.string(),
  shape: z.string(),
  shapeConfig: answered(z.object({ ocpus: answered(z.number()), memoryInGBs: answered(z.number()) })),
  imageId: answered(z.string()),
  sourceDetails: members,
  launchMode: answered(z.string()),
  metadata: answered(Metadata),
  extendedMetadata: members,
  agentConfig: members,
  availabilityConfig: members,
  instanceOptions: members,
  launchOptions: members,
  preemptibleInstanceConfig: members,
  lifecycleState: InstanceLifecycleState,
})
export type Instance = z.infer<typeof Instance>

/** `GET` with `compartmentId`; narrowed by `availabilityDomain`, `imageId`, `shape`. */
export const shapesPath = '/shapes'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Shape/ */
export const Shape = z.object({
  shape: z.string(),
  processorDescription: answered(z.string()),
  ocpus: answered(z.number()),
  memoryInGBs: answered(z.number()),
  networkingBandwidthInGbps: answered(z.number()),
  maxVnicAttachments: answered(z.number()),
  gpus: answered(z.number()),
  gpuDescription: answered(z.string()),
  isFlexible: answered(z.boolean()),
  ocpuOptions: answered(z.object({ min: answered(z.number()), max: answered(z.number()) })),
  memoryOptions: answered(
    z.object({
      minInGBs: answered(z.number()),
      maxInGBs: answered(z.number()),
      defaultPerOcpuInGBs: answered(z.number()),
    }),
  ),
})
export type Shape = z.infer<typeof Shape>

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Image/ */
export const images = collection({ collection: '/images', ocidType: 'image', title: 'Image' })

export const Image = z.object({
  id: z.string(),
  /** Empty for Oracle's own images. */
  compartmentId: answered(z.string()),
  displayName: answered(z.string()),
  operatingSystem: z.string(),
  operatingSystemVersion: z.string(),
  createImageAllowed: z.boolean(),
  launchMode: answered(z.string()),
  sizeInMBs: answered(z.number()),
  timeCreated: answered(z.string()),
  lifecycleState: z.enum(['PROVISIONING', 'IMPORTING', 'AVAILABLE', 'EXPORTING', 'DISABLED', 'DELETED']),
})
export type Image = z.infer<typeof Image>

import { type Image, findOciRegion, ocid } from '@interconnect/oci-api'
import { fixedUnique } from './fixed-unique.ts'

/** Name, operating system and version; names are in Oracle's form, newest first. */
const platformImages = [
  ['Oracle-Linux-9.6-2025.11.20-0', 'Oracle Linux', '9'],
  ['Oracle-Linux-9.6-aarch64-2025.11.20-0', 'Oracle Linux', '9'],
  ['Oracle-Linux-8.10-2025.10.31-0', 'Oracle Linux', '8'],
  ['Canonical-Ubuntu-24.04-2025.10.31-0', 'Canonical Ubuntu', '24.04'],
] as const

/**
 * Oracle's own images, with OCIDs that differ per region; they are in no compartment and are listed from every one.
 * @source https://docs.oracle.com/en-us/iaas/Content/Compute/References/images.htm
 */
export const imagesOf = (region: string): readonly Image[] =>
  platformImages.map(([displayName, operatingSystem, operatingSystemVersion]) => ({
    id: ocid('image', 'oc1', findOciRegion(region)?.ocidWord ?? region, fixedUnique(`${region}/${displayName}`)),
    displayName,
    operatingSystem,
    operatingSystemVersion,
    createImageAllowed: true,
    launchMode: 'NATIVE',
    sizeInMBs: 47_694,
    timeCreated: `${/\d{4}\.\d\d\.\d\d/.exec(displayName)![0].replaceAll('.', '-')}T00:00:00.000Z`,
    lifecycleState: 'AVAILABLE',
  }))

export const findImage = (region: string, id: string): Image | undefined =>
  imagesOf(region).find((image) => image.id === id)

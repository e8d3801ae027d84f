import { createHash } from 'node:crypto'
import type { OciRegion } from '@interconnect/oci-api'

/**
 * Names of a region's domains as one tenancy sees them: with a prefix of its own, shuffled.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/regions.htm
 */
export function availabilityDomainNames(tenancyId: string, { id, key, availabilityDomains }: OciRegion): string[] {
  const digest = createHash('sha256').update(`${tenancyId}/${id}`).digest()
  const prefix = Array.from(digest.subarray(0, 4), (byte) => String.fromCharCode(97 + (byte % 26))).join('')
  const word = availabilityDomains === 1 ? id.toUpperCase() : key
  const numbers = Array.from({ length: availabilityDomains }, (_, index) => index + 1)
  const turned = numbers.map((_, index) => numbers[(index + digest[4]!) % numbers.length]!)
  return turned.map((number) => `${prefix}:${word}-AD-${number}`)
}

/** The same in every availability domain. */
export const faultDomainNames: readonly string[] = ['FAULT-DOMAIN-1', 'FAULT-DOMAIN-2', 'FAULT-DOMAIN-3']

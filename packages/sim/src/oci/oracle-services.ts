import { type OracleService, findOciRegion, ocid } from '@interconnect/oci-api'
import { fixedUnique } from './fixed-unique.ts'

/**
 * What a service gateway of a region can reach. `cidrBlock` is a label, not a range.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Service/
 */
export function oracleServicesOf(region: string): readonly OracleService[] {
  const { key = '', ocidWord = region } = findOciRegion(region) ?? {}
  const entry = (name: string, label: string): OracleService => ({
    id: ocid('service', 'oc1', ocidWord, fixedUnique(`${region}/${label}`)),
    name,
    description: name,
    cidrBlock: label,
  })
  const word = key.toLowerCase()
  return [
    entry(`OCI ${key} Object Storage`, `oci-${word}-objectstorage`),
    entry(`All ${key} Services In Oracle Services Network`, `all-${word}-services-in-oracle-services-network`),
  ]
}

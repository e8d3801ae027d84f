import { isPrefix, type Prefix } from '@interconnect/model'
import { DisplayName, OcidField } from '@interconnect/oci-api'
import { z } from 'zod'

/** Fields the props of several kinds share. */
export const Ocid = OcidField
export const Name = DisplayName
export const PrefixProp = z.custom<Prefix>((value) => typeof value === 'string' && isPrefix(value), {
  message: 'not an IPv4 network in CIDR form',
})

/** A place among the objects of a compartment. */
export const placed = { compartmentId: Ocid, name: Name }

const second = 1000
const minute = 60 * second

/**
 * How long steps of the OCI simulator take, in milliseconds, by the name `World.duration` overrides them with. The
 * vendor documents only what has a source here; the rest are usual values.
 */
export const ociDurations = {
  'oci/compartment/create': 5 * second,
  'oci/compartment/delete': 30 * second,
  'oci/vcn/create': 2 * second,
  'oci/vcn/delete': 5 * second,
  'oci/subnet/create': 2 * second,
  'oci/subnet/delete': 5 * second,
  'oci/route-table/create': 1 * second,
  'oci/route-table/delete': 1 * second,
  'oci/security-list/create': 1 * second,
  'oci/security-list/delete': 1 * second,
  'oci/dhcp-options/create': 1 * second,
  'oci/dhcp-options/delete': 1 * second,
  'oci/network-security-group/create': 1 * second,
  'oci/network-security-group/delete': 1 * second,
  'oci/internet-gateway/create': 2 * second,
  'oci/internet-gateway/delete': 2 * second,
  'oci/nat-gateway/create': 2 * second,
  'oci/nat-gateway/delete': 2 * second,
  'oci/service-gateway/create': 2 * second,
  'oci/service-gateway/delete': 2 * second,
  'oci/drg/create': 10 * second,
  'oci/drg/delete': 20 * second,
  'oci/drg-attachment/create': 15 * second,
  'oci/drg-attachment/delete': 30 * second,
  'oci/drg-route-table/create': 2 * second,
  'oci/drg-route-table/delete': 2 * second,
  'oci/drg-route-distribution/create': 2 * second,
  'oci/drg-route-distribution/delete': 2 * second,
  'oci/instance/create': 45 * second,
  'oci/instance/delete': 60 * second,
  'oci/vnic-attachment/create': 20 * second,
  'oci/vnic-attachment/delete': 20 * second,
  'oci/vnic/create': 5 * second,
  'oci/vnic/delete': 5 * second,
  'oci/private-ip/create': 1 * second,
  'oci/private-ip/delete': 1 * second,
  /** Only without a link; with one, the link decides. */
  'oci/virtual-circuit/delete': 2 * minute,
  /** "Minutes". @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vcn/AddVcnCidr */
  'oci/vcn/change-cidr': 2 * minute,
  'oci/change-compartment': 10 * second,
  'oci/path-analysis': 15 * second,
  /** How long a deleted object stays readable in its final state. */
  'oci/deleted-visible': 60 * minute,
  /** "At least 12 hours". @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Instance/TerminateInstance */
  'oci/instance/deleted-visible': 12 * 60 * minute,
  'oci/private-ip/deleted-visible': 0,
} as const

export type OciDuration = keyof typeof ociDurations

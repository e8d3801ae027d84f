/**
 * Typical durations in milliseconds. Oracle publishes none for network objects, which come within seconds; a DRG and its
 * attachments take up to a minute, and Terraform allows them twenty.
 * @source https://github.com/oracle/terraform-provider-oci (internal/tfresource/crud_helpers.go, timeouts)
 */
export const plainDurations = { create: 5_000, update: 5_000, delete: 5_000 }
export const drgDurations = { create: 30_000, update: 10_000, delete: 30_000 }
export const attachmentDurations = { create: 60_000, update: 20_000, delete: 60_000 }
/** Objects that are only looked up, and rules inside others. */
export const instant = { create: 1_000, update: 1_000, delete: 1_000 }

const second = 1000
const minute = 60 * second

/**
 * How long the steps of the link take, in milliseconds, by the name `World.duration` overrides them with. The vendors
 * say "within a few minutes" for the whole of provisioning and for Azure to notice a deletion.
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm
 * @source https://github.com/oracle-quickstart/oci-azure-interconnect/issues/8
 */
export const linkDurations = {
  /** The partner's answer: `PENDING_PROVIDER` to `PROVISIONING`. */
  'link/accept': 30 * second,
  /** `PROVISIONING` to `PROVISIONED`, and the Azure peering with it. */
  'link/provision': 4 * minute,
  /** From provisioned to both sessions up. */
  'link/sessions': 60 * second,
  /** A change of a network property of a working circuit. */
  'link/reprovision': 2 * minute,
  /** `TERMINATING` to `TERMINATED`, or to `FAILED`. */
  'link/terminate': 2 * minute,
  /** How long after that Azure begins to notice: `Deprovisioning`. */
  'link/notice': 1 * minute,
  /** From there until the provider takes its peering away. */
  'link/remove-peering': 2 * minute,
  /** From there to `NotProvisioned`. */
  'link/deprovision': 1 * minute,
} as const

export type LinkDuration = keyof typeof linkDurations

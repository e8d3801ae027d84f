import { probeReads } from '@interconnect/oci'
import type { PreflightCheck, PreflightRemark } from '../preflight-check.ts'

const at = ['spec', 'oci', 'compartment']

/** @source https://docs.oracle.com/en-us/iaas/Content/Identity/Reference/corepolicyreference.htm */
const policy = 'allow group <group> to manage virtual-network-family in compartment <compartment>'

export const ociPermission: PreflightCheck = {
  id: 'preflight/oci-permission',
  title: 'The account sees the networks of the compartment',
  at,
  async run({ spec: { oci: spec }, plan, oci, signal }) {
    if (!plan.steps.some(({ type, action }) => type?.startsWith('oci/') && action !== 'wait')) return []
    const hidden = await probeReads(oci, spec.compartment, { signal })
    if (hidden.length > 0) return [unseen(hidden)]
    return [cannotBeAsked]
  },
  page: {
    means:
      'OCI has no call that answers "may I": a missing right to write shows only when a write is refused. What can be asked is whether networks, gateways and virtual circuits of the compartment can be seen; who may not see them cannot write them either. Writing takes the policy that is named.',
    shows: {
      azure: 'Nothing: Azure is asked by `preflight/azure-permission`.',
      oci: 'Console: *Identity & Security > Policies*. Calls answer 404 `NotAuthorizedOrNotFound`, the same for what is missing and for what is hidden.',
    },
    confirm: [
      {
        run: 'oci network vcn list --compartment-id <OCID>',
        tells: 'a list, also an empty one, when networks may be seen',
      },
      {
        run: 'oci iam policy list --compartment-id <OCID> --all',
        tells: 'the statements of the compartment; those of its parents count as well',
      },
    ],
    cure: [
      `Have a policy written: \`${policy}\`. The family covers VCNs, subnets, route tables, security lists, DRGs, and virtual circuits.`,
      '`allow group <group> to inspect compartments in tenancy` lets limits be asked, too.',
    ],
    sources: [
      'https://docs.oracle.com/en-us/iaas/Content/Identity/Reference/corepolicyreference.htm',
      'https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm',
    ],
  },
}

const unseen = (hidden: readonly string[]): PreflightRemark => ({
  severity: 'error',
  at,
  message: `the account may not see ${hidden.join(' and ')} of the compartment, so that it cannot make any`,
  hint: `have a policy written: ${policy}`,
})

const cannotBeAsked: PreflightRemark = {
  severity: 'info',
  at,
  message: 'OCI cannot be asked whether the account may write; it sees the networks of the compartment',
  hint: `it takes: ${policy}`,
}

import type { Page } from '../page.ts'

export const existingPages = {
  'existing/not-found': {
    means:
      'The document names a VNet, a VCN or a subnet as existing, and the cloud says it is not there. OCI answers the same when it is there and the caller may not read it, so that nobody can probe for names.',
    shows: {
      azure:
        'Portal: *Virtual networks* does not list it under the subscription of the document; `az` answers `ResourceNotFound`.',
      oci: 'Console: *Networking > Virtual cloud networks* does not list it in that compartment and region; `oci` answers `404 NotAuthorizedOrNotFound`.',
    },
    confirm: [
      { run: 'az network vnet show --ids <id of the document>', tells: 'the VNet, or `ResourceNotFound`' },
      {
        run: 'oci network vcn get --vcn-id <OCID> --region <region of the pair>',
        tells: 'the VCN, or `NotAuthorizedOrNotFound`',
      },
    ],
    cure: [
      'Copy the id from the cloud once more; an OCID names its region, and that has to be the region of `spec.regions`.',
      'Where it is there: let the caller read it. In OCI `Allow group <g> to read virtual-network-family in compartment <c>`, in Azure the role *Reader* on the VNet.',
    ],
    sources: [
      'https://docs.oracle.com/iaas/Content/API/References/apierrors.htm',
      'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-not-found',
    ],
  },
  'existing/not-ours': {
    means:
      'An object with the name that is needed exists already, and does not carry the mark of this document. It is left alone: it may be at work for somebody else.',
    shows: {
      azure:
        'The object has no tag `interconnect-owner` with the name of this document (portal: *Tags* on the object; `az resource show --ids <id> --query tags`).',
      oci: 'The object has no freeform tag `interconnect-owner` with that name (console: *Tags* tab of the object).',
    },
    confirm: [
      { run: 'az resource show --ids <id> --query "{tags:tags, created:systemData}"', tells: 'whose it is' },
      'Look for a second document with the same `metadata.name`: the name must be unique in both accounts.',
    ],
    cure: [
      'Give this document another `metadata.name`, or another `spec.azure.resourceGroup`.',
      'Where the object is a leftover that nobody needs: delete it in the console, then run the command again.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources',
      'https://docs.oracle.com/iaas/Content/Tagging/Concepts/taggingoverview.htm',
    ],
  },
} as const satisfies Readonly<Record<string, Page>>

import type { Page } from '../page.ts'

const planAgain = {
  run: 'interconnect plan -f interconnect.yaml',
  tells: 'what stands in the way, or what would stop and for how long',
}

/** Refusals of changes to what stands already. Nothing was written. */
export const changePages = {
  'change/impossible': {
    means:
      'The document asks for something that a cloud never does to an object that exists: a circuit with less bandwidth or in another place, a range taken from under its hosts. Nothing was changed.',
    shows: {
      azure:
        'By hand the portal greys the field out, or `az` refuses the update: *ExpressRoute circuits > (circuit) > Configuration* offers only larger bandwidths.',
      oci: 'By hand the console has no field for it: *(virtual circuit) > Edit* keeps provider, key and DRG.',
    },
    confirm: [planAgain],
    cure: [
      'Put the old value back into the document.',
      'Or build the new one beside the old: a second document with another `metadata.name`, move over, then destroy the first.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-faqs',
      'https://docs.oracle.com/iaas/api/#/en/iaas/20160918/VirtualCircuit/UpdateVirtualCircuit',
    ],
  },
  'change/renamed': {
    means:
      'An object that exists is called differently in the document now. Names are how clouds tell objects apart, so a second one would be made beside the first, which would go on being billed with nobody looking after it.',
    shows: {
      azure: 'The object with the old name stands in the resource group, with our tag `interconnect-owner`.',
      oci: 'The object with the old name stands in the compartment, with our freeform tag `interconnect-owner`.',
    },
    confirm: [
      planAgain,
      { run: 'az resource list --tag interconnect-owner=<name> --output table', tells: 'what is ours in Azure' },
    ],
    cure: [
      'Write the old name again.',
      {
        run: 'interconnect destroy -f <the old document>',
        tells: 'or take the old one down first, then apply the new document',
      },
    ],
    sources: [
      'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules',
      'https://docs.oracle.com/iaas/Content/Tagging/Concepts/taggingoverview.htm',
    ],
  },
  'change/disruptive': {
    means:
      'The plan stops something that works now, for some minutes or until it is built again, and nobody has agreed to that. Nothing was changed.',
    shows: {
      azure:
        'Done by hand: the connection goes to *Not connected*, or the gateway to *Updating* without carrying packets.',
      oci: 'Done by hand: *BGP state* of the virtual circuit goes *Down*, or the attachment *Detaching*.',
    },
    confirm: [planAgain],
    cure: [
      'Choose a time, then run:',
      {
        run: 'interconnect apply -f interconnect.yaml --allow-disruption',
        tells: 'agrees to what the plan says it stops',
      },
      'Or change the document so that the plan stops nothing.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/planned-maintenance',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/fastconnectresiliency.htm',
    ],
  },
} as const satisfies Readonly<Record<string, Page>>

import { defineRule } from '../define-rule.ts'
import { onTheirVcn } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

export const drgShared = defineRule({
  id: 'existing/drg-shared',
  severity: 'info',
  title: 'The VCN is attached to no DRG yet',
  source: 'https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm',
  *check({ oci }) {
    if (oci.existingDrg === undefined) return
    yield {
      at: ['spec', 'oci', 'network', 'existing'],
      message: `the VCN is attached to ${oci.existingDrg}, and to no second DRG: the circuit goes there, with the tables its owner chose`,
      hint: 'see that the table of its VCN attachments imports routes of virtual circuits, as the generated table does',
      actual: oci.existingDrg,
    }
  },
  page: {
    means:
      'A VCN can be attached to one DRG only, so the virtual circuit ends on the DRG that is there. Its route tables and distributions are its owner’s, and may not let the VCN see virtual circuits; others on that DRG may learn the VNet.',
    shows: {
      azure: 'Nothing: Azure sees ASN 31898 whatever the DRG.',
      oci: 'Console: *Networking > Dynamic routing gateways > (DRG) > Attachments* lists who else is on it; *Import route distributions* of the VCN’s table.',
    },
    confirm: [
      lookAt.drgRoutes,
      {
        run: 'oci network drg-attachment list --compartment-id <OCID> --drg-id <DRG OCID> --attachment-type ALL --output table',
        tells: 'everybody on that DRG',
      },
    ],
    cure: [
      'Agree with its owner.',
      'See that the table of the VCN’s attachment imports `VIRTUAL_CIRCUIT`; the generated one does.',
    ],
  },
  examples: { passes: [onTheirVcn()], fails: [onTheirVcn('ocid1.drg.oc1.iad.theirs')] },
})

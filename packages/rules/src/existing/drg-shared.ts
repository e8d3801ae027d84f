import { defineRule } from '../define-rule.ts'
import { onTheirVcn } from '../example/existing-networks.ts'

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
  examples: { passes: [onTheirVcn()], fails: [onTheirVcn('ocid1.drg.oc1.iad.theirs')] },
})

import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'

export const rootCompartment = defineRule({
  id: 'naming/root-compartment',
  severity: 'info',
  title: 'Objects are made in a compartment of their own',
  source: 'https://docs.oracle.com/iaas/Content/Identity/Tasks/managingcompartments.htm',
  *check({ oci: { compartment } }) {
    if (!compartment.startsWith('ocid1.tenancy.')) return
    yield {
      at: ['spec', 'oci', 'compartment'],
      message: 'the root compartment is written: permissions for it are permissions for the whole tenancy',
      hint: 'make a compartment for networks, and write its OCID in spec.oci.compartment',
      actual: compartment,
    }
  },
  page: {
    means:
      'Policies are written for compartments and hold for everything below. Who may manage networks in the root compartment may do so in the whole tenancy.',
    shows: {
      azure: 'Nothing: compartments are OCI’s.',
      oci: 'Console: *Identity > Compartments*: objects of the link under *(root)*.',
    },
    confirm: [
      {
        run: 'oci iam compartment list --compartment-id-in-subtree true --query "data[].[name,id]" --output table',
        tells: 'the compartments there are',
      },
    ],
    cure: [
      {
        run: 'oci iam compartment create --compartment-id <tenancy OCID> --name network --description "networks"',
        tells: 'makes one; write its OCID',
      },
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: { compartment: 'ocid1.tenancy.oc1..example' } })] },
})

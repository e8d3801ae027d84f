import type { Diagnosis } from './diagnosis.ts'

/** The private peering is the provider's to write; changed in Azure it no longer fits what OCI has, and BGP stays down. */
export const peeringDiffers: Diagnosis = {
  id: 'link/peering-differs',
  title: 'The private peering in Azure does not match the virtual circuit in OCI',
  recognise({ circuit }) {
    const differs = circuit?.peeringDiffers ?? []
    if (differs.length === 0) return undefined
    return {
      message: `the private peering in Azure does not match the virtual circuit in OCI: ${differs.join(', ')}`,
      hint: 'run `interconnect repair`: it writes the peering as the virtual circuit has it',
    }
  },
  page: {
    means:
      'Prefixes, peer ASN, VLAN and state of the private peering are written by the provider when the virtual circuit comes up. Somebody changed one of them in Azure since. The two routers no longer agree, and no session comes up, although both clouds call the circuit provisioned.',
    shows: {
      azure:
        'Portal: *Peerings > Azure private* of the circuit shows other values, or *Disabled*; *Activity log* says who wrote them.',
      oci: 'Console: the virtual circuit is *Provisioned*, *IPv4 BGP state* is *Down* for both sessions.',
    },
    confirm: [
      {
        run: 'az network express-route peering show -g <group> --circuit-name <name> -n AzurePrivatePeering',
        tells: 'what Azure has',
      },
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"cross-connect-mappings\\""',
        tells: 'what OCI has: Oracle on the first host of each /30, Azure on the second',
      },
    ],
    cure: [
      { run: 'interconnect repair -f interconnect.yaml', tells: 'writes the peering as the virtual circuit has it' },
      'By hand: `az network express-route peering update` with the prefixes, ASN 31898 and the VLAN that OCI shows.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
    ],
  },
}

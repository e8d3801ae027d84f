import type { Diagnosis } from './diagnosis.ts'

/** The private peering is written once by the provider; deleted in Azure, nobody writes it again. */
export const peeringGone: Diagnosis = {
  id: 'link/peering-gone',
  title: 'The private peering was deleted in Azure while both clouds call the circuit provisioned',
  recognise({ circuit, virtualCircuit }) {
    if (!circuit || circuit.peering || circuit.providerState !== 'Provisioned') return undefined
    if (virtualCircuit?.lifecycleState !== 'PROVISIONED') return undefined
    return {
      message: 'the private peering is gone from the circuit: both clouds call it provisioned, and no session is up',
      hint: 'run `interconnect repair`: it writes the peering as the virtual circuit has it',
    }
  },
  page: {
    means:
      'The provider writes the private peering when the virtual circuit comes up, and not a second time. Somebody deleted it in Azure since: the circuit has no addresses to talk from, so both sessions are down, and nothing on the OCI side changed.',
    shows: {
      azure: 'Portal: *Peerings* of the circuit has no *Azure private*, while *Provider status* is *Provisioned*.',
      oci: 'Console: the virtual circuit is *Provisioned*, *IPv4 BGP state* is *Down* for both sessions.',
    },
    confirm: [
      {
        run: 'az network express-route peering list -g <group> --circuit-name <name> --output table',
        tells: 'nothing',
      },
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"cross-connect-mappings\\""',
        tells: 'the addresses it must have: Oracle on the first host of each /30, Azure on the second',
      },
    ],
    cure: [
      { run: 'interconnect repair -f interconnect.yaml', tells: 'writes the peering as the virtual circuit has it' },
      'By hand: `az network express-route peering create --peering-type AzurePrivatePeering` with the prefixes, ASN 31898 and the VLAN that OCI shows.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking',
      'https://learn.microsoft.com/azure/expressroute/expressroute-howto-routing-cli',
    ],
  },
}

import type { ExplainedPage, Page } from '@interconnect/model'
import { ruleLimitPages } from '../compose/rule-limits.ts'

const gatewaySubnetSource =
  'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet' as const

/** Findings of filling in defaults: what the document leaves open and cannot be chosen. */
const pages: Readonly<Record<string, Page & { readonly title: string }>> = {
  'flow/unknown-subnet': {
    title: 'A flow names subnets that the document has',
    means:
      'An end of a flow, or the place of cluster nodes, names a subnet that is not in the document. No rule could be made for it, and the traffic it stands for would be dropped without a word.',
    shows: {
      azure:
        'Nothing to see yet. Built without it, `az network watcher test-ip-flow` would say *Deny* by `DenyAllInBound`.',
      oci: 'Nothing to see yet. Built without it, the security group of the subnet would have no rule for the flow.',
    },
    confirm: [
      'Compare the name with the keys under `spec.azure.network.subnets`, `spec.oci.network.subnets` and `existingSubnets`.',
    ],
    cure: ['Write the name the hint proposes, or declare the subnet under `subnets` of its side.'],
    sources: [
      'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/securityrules.htm',
    ],
  },
  'existing/unknown-subnet': {
    title: 'An existing subnet that the document names is there',
    means: 'The existing network was read, and has no subnet of that name (Azure) or OCID (OCI).',
    shows: {
      azure: 'Portal: *Virtual networks > (network) > Subnets* lists the names it has.',
      oci: 'Console: *Networking > Virtual cloud networks > (VCN) > Subnets* lists them; *Copy OCID* is in the menu of each row.',
    },
    confirm: [
      { run: 'az network vnet subnet list --ids <VNet id> --query "[].name"', tells: 'the names in Azure' },
      {
        run: 'oci network subnet list --compartment-id <OCID> --vcn-id <OCID> --query "data[].[\\"display-name\\",id]"',
        tells: 'names and OCIDs in OCI',
      },
    ],
    cure: [
      'Write the name or OCID that is there under `existingSubnets`.',
      'Or let us make one in that network: a free range under `subnets`.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet',
      'https://docs.oracle.com/iaas/Content/Network/Tasks/Overview_of_VCNs_and_Subnets.htm',
    ],
  },
  'address/no-gateway-subnet': {
    title: 'The VNet has room for GatewaySubnet',
    means:
      'The gateway stands in a subnet of its own, called `GatewaySubnet`, and no free /27 was found for it: other subnets fill the address space.',
    shows: {
      azure:
        'Portal: *Virtual networks > (network) > Subnets > + Gateway subnet* would say that the range overlaps; `az` says `NetcfgSubnetRangesOverlap`.',
      oci: 'Nothing: the gateway is Azure’s half.',
    },
    confirm: [
      {
        run: 'az network vnet show --ids <VNet id> --query "{space:addressSpace.addressPrefixes, subnets:subnets[].addressPrefix}"',
        tells: 'what is taken',
      },
    ],
    cure: [
      'Widen the address space (`spec.azure.network.cidr`), or for an existing VNet: `az network vnet update --address-prefixes <old> <new>`.',
      'Or free a /27 and write it as `spec.azure.network.gatewaySubnet`.',
    ],
    sources: [gatewaySubnetSource],
  },
  'address/no-bgp-range': {
    title: 'There are two free /30 networks for the BGP sessions',
    means:
      'Each BGP session has a /30 of its own, chosen outside everything else. All the pools it is chosen from meet ranges of the document.',
    shows: {
      azure:
        'Portal: *ExpressRoute circuits > (circuit) > Peerings > Azure private* shows the two subnets once they are there.',
      oci: 'Console: *FastConnect > (virtual circuit) > BGP information* shows the four addresses once they are there.',
    },
    confirm: [
      'Compare the ranges of the document with 192.168.240.0/24, 172.30.255.0/24 and 10.255.255.0/24, the pools.',
    ],
    cure: [
      'Write two /30 that nothing else uses, such as `spec.bgp: { primary: 100.64.255.0/30, secondary: 100.64.255.4/30 }`.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-routing',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
    ],
  },
  'manifests/no-object': {
    title: 'Every document in the manifests is a Kubernetes object',
    means:
      'A file among the manifests holds a document without apiVersion and kind, such as the values of a chart that lie beside them. It is told and left alone; what was meant as an object and lost its first lines is missing from every answer.',
    shows: {
      here: 'On the line of the document; no cluster was asked. `kubectl apply` would refuse the same file: "apiVersion not set, kind not set".',
    },
    confirm: [{ run: 'kubectl apply --dry-run=client -f <file>', tells: 'whether kubectl takes it for an object' }],
    cure: [
      'Keep other files outside of the folder of manifests.',
      'Or add the apiVersion and kind that were forgotten.',
    ],
    sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/'],
  },
}

/** The pages of all findings of `resolve` and of composing. */
export const resolvePages: readonly ExplainedPage[] = Object.entries({ ...pages, ...ruleLimitPages }).map(
  ([id, page]) => ({
    id,
    sort: 'form of a document',
    marks: ['error'],
    ...page,
  }),
)

import type { PageStep } from '@interconnect/model'

/** Readings of the clouds that pages of several rules send people to. All of them only read. */
export const lookAt = {
  vnet: {
    run: 'az network vnet show --ids <VNet id> --query "{space:addressSpace.addressPrefixes,subnets:subnets[].[name,addressPrefix]}"',
    tells: 'address space and subnets of the VNet',
  },
  vcn: {
    run: 'oci network subnet list --compartment-id <OCID> --vcn-id <VCN OCID> --query "data[].[\\"display-name\\",\\"cidr-block\\"]"',
    tells: 'subnets of the VCN; `oci network vcn get` has its own ranges under `cidr-blocks`',
  },
  effectiveRoutes: {
    run: 'az network nic show-effective-route-table -g <group> -n <nic> --output table',
    tells: 'every route a host in Azure uses, with its source',
  },
  learnedRoutes: {
    run: 'az network vnet-gateway list-learned-routes -g <group> -n <gateway> --output table',
    tells: 'what the gateway has learned, with AS paths',
  },
  advertisedRoutes: {
    run: 'az network express-route list-route-tables -g <group> -n <circuit> --path primary --peering-name AzurePrivatePeering --output table',
    tells: 'what the Microsoft edge router of the primary leg knows; the same with `--path secondary`',
  },
  drgRoutes: {
    run: 'oci network drg-route-rule list --drg-route-table-id <OCID> --all --output table',
    tells: 'every rule of a DRG route table, with conflicts and provenance',
  },
  vcnRoutes: {
    run: 'oci network route-table get --rt-id <OCID> --query "data.\\"route-rules\\""',
    tells: 'the static rules of a VCN route table',
  },
  circuit: {
    run: 'az network express-route show -g <group> -n <circuit> --query "{sku:sku,location:serviceProviderProperties.peeringLocation,mbps:serviceProviderProperties.bandwidthInMbps}"',
    tells: 'tier, billing, peering location and bandwidth of the circuit',
  },
  offers: {
    run: 'az network express-route list-service-providers --query "[?name==\'Oracle Cloud FastConnect\'].{locations:peeringLocations,bandwidths:bandwidthsOffered[].valueInMbps}"',
    tells: 'where and how fast Oracle can be reached today, in exact spelling',
  },
  gateway: {
    run: 'az network vnet-gateway show -g <group> -n <gateway> --query "{sku:sku.name,state:provisioningState}"',
    tells: 'size and state of the gateway',
  },
  locations: {
    run: 'az account list-locations --query "[].[name,displayName]" --output table',
    tells: 'every region as Resource Manager writes it',
  },
  virtualCircuit: {
    run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.{shape:\\"bandwidth-shape-name\\",state:\\"lifecycle-state\\",legs:\\"cross-connect-mappings\\"}"',
    tells: 'bandwidth, state and both BGP sessions of the virtual circuit',
  },
  azureRules: {
    run: 'az network nic list-effective-nsg -g <group> -n <nic>',
    tells: 'the rules that hold for one host in Azure, of its subnet and its interface',
  },
  ipFlow: {
    run: 'az network watcher test-ip-flow --vm <vm id> --direction Inbound --protocol TCP --local <ip>:<port> --remote <ip>:<port>',
    tells: 'whether one flow passes, and the rule that decides',
  },
  ociRules: {
    run: 'oci network nsg rules list --nsg-id <OCID> --all --output table',
    tells: 'the rules of a network security group; `oci network security-list get` has those of a list',
  },
  podRanges: {
    run: 'kubectl get nodes -o custom-columns=NODE:.metadata.name,PODS:.spec.podCIDR,IP:.status.addresses[0].address',
    tells: 'the slice of the pod range each node has, and its own address',
  },
  serviceRange: {
    run: 'kubectl get service kubernetes -o jsonpath={.spec.clusterIP}',
    tells: 'the first address of the service range',
  },
  aks: {
    run: 'az aks show -g <group> -n <cluster> --query networkProfile',
    tells: 'pod and service ranges, plug-in and mode of an AKS cluster',
  },
  oke: {
    run: 'oci ce cluster get --cluster-id <OCID> --query "data.options.\\"kubernetes-network-config\\""',
    tells: 'pod and service ranges of an OKE cluster',
  },
  bigPing: {
    run: 'ping -M do -s 1472 -c 3 <host on the other side>',
    tells: 'whether 1500 bytes pass; with `-s 1473` the answer must be "message too long"',
  },
} as const satisfies Readonly<Record<string, PageStep>>

/** The logical names of the objects every interconnect has; they never depend on the document's name. */
export const keys = {
  resourceGroup: 'azure/resource-group',
  virtualNetwork: 'azure/virtual-network',
  routeTable: 'azure/route-table',
  gatewaySubnet: 'azure/subnet/gateway-subnet',
  gateway: 'azure/express-route-gateway',
  circuit: 'azure/express-route-circuit',
  privatePeering: 'azure/private-peering',
  connection: 'azure/connection',
  providerService: 'oci/provider-service',
  vcn: 'oci/vcn',
  drg: 'oci/drg',
  drgAttachment: 'oci/drg-attachment',
  virtualCircuit: 'oci/virtual-circuit',
  virtualCircuitAttachment: 'oci/virtual-circuit-attachment',
} as const

export const azureSubnetKey = (name: string): string => `azure/subnet/${name}`
export const ociSubnetKey = (name: string): string => `oci/subnet/${name}`

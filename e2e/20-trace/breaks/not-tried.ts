/** What can stop traffic and has no row, each with the reason. */
export const notTried: Readonly<Record<string, string>> = {
  'azure/resource-group': 'everything in it goes with it: each of these is a row',
  'azure/express-route-gateway.sku': 'says how much passes, not what',
  'azure/express-route-circuit.bandwidthMbps': 'says how much passes, not what',
  'azure/express-route-circuit.tier': 'says how far the circuit reaches and how many routes it takes',
  'oci/provider-service': "an entry of Oracle's catalogue, that nobody can take away",
  'oci/vcn.cidrs': 'a range is taken from a VCN by an action that OCI refuses while a subnet is in it',
}

/**
 * Default service limits of a tenancy with monthly credits, and fixed maxima of the API.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/servicelimits.htm (read 2025-03-11)
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingDRGs.htm (DRG limits)
 */
export const limits = {
  virtualCircuitsPerRegion: 10,
  drgsPerRegion: 5,
  vcnAttachmentsPerDrg: 300,
  drgRouteTablesPerDrg: 100,
  staticRulesPerDrgRouteTable: 100,
  importDistributionsPerDrg: 100,
  statementsPerDistribution: 300,
  criteriaPerStatement: 1,
  vcnsPerRegion: 50,
  subnetsPerVcn: 300,
  cidrsPerVcn: 5,
  cidrsPerSubnet: 1,
  routeTablesPerVcn: 300,
  rulesPerRouteTable: 200,
  securityListsPerVcn: 300,
  securityListsPerSubnet: 5,
  /** In each direction. */
  rulesPerSecurityList: 200,
  nsgsPerVcn: 1000,
  rulesPerNsg: 120,
  nsgsPerVnic: 5,
  nsgRulesPerCall: 25,
  dhcpOptionsPerVcn: 300,
  internetGatewaysPerVcn: 1,
  natGatewaysPerVcn: 1,
  serviceGatewaysPerVcn: 1,
} as const

/**
 * What people lose while something of an interconnect is away or starts anew. What stops for several reasons is told
 * once, so both clouds say it in the same words.
 */
export const whatStops = {
  link: 'all traffic over the link',
  azureNetwork: 'everything in the Azure network',
  vcn: 'everything in the VCN',
  subnet: 'whatever stands in the subnet',
  flows: 'the flows whose rules these are',
} as const

import { type AzureApi, type CallOptions, circuitLocations } from '@interconnect/azure'

/**
 * Circuits stand in no list of usages: they are counted, against limits that support can raise.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs
 */
export const circuitQuotas = [
  { of: 'subscription', limit: 50, where: 'the subscription' },
  { of: 'region', limit: 10, where: undefined },
] as const

export async function circuitCounts(
  api: AzureApi,
  { subscription, location }: { subscription: string; location: string },
  options: CallOptions,
): Promise<Record<'subscription' | 'region', number>> {
  const locations = await circuitLocations(api, subscription, options)
  return { subscription: locations.length, region: locations.filter((one) => one === location).length }
}

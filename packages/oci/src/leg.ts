import { type BgpSessionState, CrossConnectMappingDetails, childPath, virtualCircuits } from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

/** One of the two redundant BGP sessions of a circuit, as Oracle's end sees it. */
export interface LegSession {
  readonly leg: 'primary' | 'secondary'
  readonly status: BgpSessionState
  /** With mask, such as `10.0.0.21/30`. */
  readonly oracleAddress: string | undefined
  readonly azureAddress: string | undefined
}

const legs = ['primary', 'secondary'] as const

/**
 * The two sessions of a virtual circuit, primary first: the circuit itself has one state for both.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/CrossConnectMappingDetails/
 * @throws cloud/not-found
 */
export async function readSessions(
  api: OciApi,
  virtualCircuitId: string,
  options?: CallOptions,
): Promise<LegSession[]> {
  const path = childPath(virtualCircuits, virtualCircuitId, 'crossConnectMappings')
  const mappings = await api.list(path, CrossConnectMappingDetails, {}, options)
  return legs.flatMap((leg, index) => {
    const mapping = mappings[index]
    if (!mapping) return []
    const { ipv4BgpStatus = 'DOWN', oracleBgpPeeringIp, customerBgpPeeringIp } = mapping
    return [{ leg, status: ipv4BgpStatus, oracleAddress: oracleBgpPeeringIp, azureAddress: customerBgpPeeringIp }]
  })
}

import type { BgpSessionState, DrgRouteRule, FastConnectProviderServiceKey } from '@interconnect/oci-api'

/** State of the two IPv4 sessions of a virtual circuit, primary first. */
export type SessionStates = readonly [primary: BgpSessionState, secondary: BgpSessionState]

/**
 * What the OCI simulator asks the link, because only the link sees both clouds. Answers are computed when asked, so
 * that they follow every change of prefixes, attachments, distributions and sessions.
 */
export interface OciLinkView {
  /**
   * Every row of a DRG route table: its static rules (with `isConflict` and `isBlackhole` set) and what its import
   * distribution lets in. The stored static rules are the `items` of the table.
   */
  drgRouteRules(drgRouteTableId: string): readonly DrgRouteRule[]
  /**
   * Both sessions of a circuit; the circuit's one `bgpSessionState` is `UP` when either is. `DOWN` while the circuit is
   * being provisioned or taken down, when its `bgpAdminState` is `DISABLED`, and when Azure's peering does not match.
   */
  sessions(virtualCircuitId: string): SessionStates
  /** The service key as the provider of that region knows it; `undefined` when it is not good there. */
  serviceKey(region: string, key: string): FastConnectProviderServiceKey | undefined
}

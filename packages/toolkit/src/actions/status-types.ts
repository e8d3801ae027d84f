import type { Key } from '@interconnect/engine'

/** How the interconnect stands as a whole. */
export type Phase =
  /** Nothing of it exists. */
  | 'absent'
  /** Some of it exists, or is being made. */
  | 'incomplete'
  /** All is there and both sessions are up. */
  | 'up'
  /** All is there and one session is down. */
  | 'degraded'
  /** Something needs repair. */
  | 'broken'

export interface ObjectStatus {
  readonly key: Key
  /** For people: kind and name. */
  readonly title: string
  readonly state: 'present' | 'settling' | 'failed' | 'absent'
  /** The cloud's words, such as `provisioningState Updating`. */
  readonly detail?: string
  readonly id?: string
}

/** What both clouds say about the link itself. */
export interface LinkStatus {
  readonly circuit?: {
    readonly provisioningState: string
    readonly providerState: string
    readonly peering: boolean
    /** Where the private peering does not match the virtual circuit; absent when it does. */
    readonly peeringDiffers?: string[]
  }
  readonly virtualCircuit?: {
    readonly lifecycleState: string
    readonly providerState: string
    readonly bgpState: string
  }
  readonly connection?: { readonly connectionStatus: string }
  readonly sessions: readonly { readonly leg: 'primary' | 'secondary'; readonly status: string }[]
}

/** Something worth telling: what it means and what to do. */
export interface Explanation {
  readonly id: string
  readonly message: string
  readonly hint: string
}

export interface Status {
  readonly name: string
  readonly phase: Phase
  /** One sentence that answers "is it up?". */
  readonly headline: string
  readonly link: LinkStatus
  readonly objects: readonly ObjectStatus[]
  readonly explanations: readonly Explanation[]
}

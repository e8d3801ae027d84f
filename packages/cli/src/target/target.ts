import type { AzureApi } from '@interconnect/azure'
import type { Clock, InterconnectDocument } from '@interconnect/model'
import type { OciApi } from '@interconnect/oci'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { worldDirectory } from '../state/paths.ts'

/** Sessions with both clouds. */
export interface Sessions {
  readonly azure: AzureApi
  readonly oci: OciApi
}

export interface ConnectOptions {
  /** Sessions that refuse every write before anything leaves. */
  readonly readOnly: boolean
  /** Asked before each write leaves; throws when it must not. */
  readonly assertMayWrite?: () => void
  readonly signal: AbortSignal
}

/** Which accounts and regions; a document names them, and some commands are told without one. */
export interface Accounts {
  readonly spec: {
    readonly regions: InterconnectDocument['spec']['regions']
    readonly azure: { readonly subscription: string }
    readonly oci: { readonly compartment: string }
  }
}

/** Where commands work: the simulators or the real clouds. Nothing else differs between the two. */
export interface Target extends AsyncDisposable {
  readonly clock: Clock
  /** Sessions with the accounts and regions a document names. Nothing is sent before they are used. */
  connect(accounts: Accounts, options: ConnectOptions): Promise<Sessions>
}

/** Opens the target asked for; loads only what that one needs. */
export async function openTarget(input: GlobalInput, { environment }: Pick<Host, 'environment'>): Promise<Target> {
  if (input.target === 'cloud') return (await import('./cloud.ts')).openCloudTarget(environment)
  const served = await (await import('./served.ts')).openServedTarget(worldDirectory(input))
  return served ?? (await import('./sim.ts')).openSimTarget(input)
}

import type { AzureApi } from '@interconnect/azure'
import { azureKinds } from '@interconnect/azure'
import { type JournalStore, Registry, type Report } from '@interconnect/engine'
import type { Clock } from '@interconnect/model'
import type { OciApi } from '@interconnect/oci'
import { ociKinds } from '@interconnect/oci'

/** What an action that only reads may touch. Give it sessions that cannot write. */
export interface ReadPorts {
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly clock: Clock
  /** What we did before, on this machine. */
  readonly journal: JournalStore
  readonly signal: AbortSignal
}

/** What an action that writes may touch. */
export interface WritePorts extends ReadPorts {
  readonly report: Report
  /** Aborted by the second interrupt: cuts off calls on their way. */
  readonly hardSignal?: AbortSignal
}

/** All kinds of both clouds, bound to their sessions. */
export const registryOf = ({ azure, oci }: Pick<ReadPorts, 'azure' | 'oci'>): Registry =>
  new Registry({ kinds: azureKinds, api: azure }, { kinds: ociKinds, api: oci })

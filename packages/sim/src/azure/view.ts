import type { Azure } from './azure.ts'
import type { AnyAzureKind } from './kind.ts'
import { segmentOf, type Stored } from './resource-types.ts'

/** What a reader gets: the resource with what is nested in it, back references and derived states. */
export function viewOf(azure: Azure, kind: AnyAzureKind, stored: Stored): Stored {
  const nested = azure.kinds
    .childrenOf(kind.of)
    .map((child) => [
      segmentOf(child.of),
      azure.resources.list(child.of, { parent: stored.id }).map((one) => viewOf(azure, child, one)),
    ])
  const shown: Stored = kind.view?.(stored, azure.context()) ?? stored
  const { id, name, type, etag, properties, ...rest } = shown
  return { id, name, type, etag, ...rest, properties: { ...properties, ...Object.fromEntries(nested) } }
}

import type { KindName } from './stored.ts'

/**
 * What the OCI simulator tells through `world.emit`, for every kind, as `oci/<kind>/<event>`. Listeners of an `-ing`
 * event may throw a `ServiceFault` to refuse the request: nothing has been changed then.
 *
 * For virtual circuits the link carries on from `created` (stored in `PENDING_PROVIDER`), `updated` (in `PROVISIONING`
 * when the change reprovisions) and `delete-accepted` (in `TERMINATING`).
 */
export interface OciEvents {
  creating: { readonly region: string; readonly body: Readonly<Record<string, unknown>> }
  created: { readonly id: string }
  /** `body` holds the members that were sent. */
  updating: { readonly id: string; readonly body: Readonly<Record<string, unknown>> }
  /** `changed` names the members whose values differ from before. */
  updated: { readonly id: string; readonly changed: readonly string[] }
  deleting: { readonly id: string }
  'delete-accepted': { readonly id: string }
}

export type OciEvent = keyof OciEvents

export const eventName = (kind: KindName, event: OciEvent): string => `oci/${kind}/${event}`

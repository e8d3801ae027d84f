import type { TypicalDuration } from '@interconnect/azure-api'
import type { World } from '../core/index.ts'
import type { LinkView } from '../link/view.ts'
import type { AzureResources } from './resources.ts'
import type { ArmBody, ResourceType, Stored } from './resource-types.ts'

/** What the checks and transitions of a kind may look at. */
export interface KindContext {
  readonly world: World
  /** During a request the draft: what the resources would be if the request were granted. */
  readonly resources: AzureResources
  readonly link: LinkView
  /** Whether a write on the resource, or on what it is nested in, is running. */
  isBusy(id: string): boolean
}

export interface ActionRequest {
  /** Parameters of the action's path and of the query, and the texts of its body. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Something to ask of one resource at `<its URL>/<path>`. */
export interface Action<Body extends ArmBody> {
  readonly method: 'GET' | 'POST'
  /** In canonical case; `:name` takes a parameter. */
  readonly path: string
  /** `later`: 202, and the result at the `Location`. */
  readonly answers: 'now' | 'later'
  run(resource: Stored<Body>, request: ActionRequest, context: KindContext): unknown
}

/**
 * A simulated kind: what is particular to one type of resource. The dialect derives its URLs, its conventions and its
 * long-running operations from this. Checks throw an `ArmRefusal`; nothing here waits or writes other resources.
 */
export interface AzureKind<Body extends ArmBody = ArmBody> {
  readonly of: ResourceType<Body>
  readonly durations: TypicalDuration
  /** What happens to nested resources when a PUT leaves their list out. */
  readonly absentChildren?: 'kept' | 'deleted'
  /** How a PATCH of tags is answered; nested resources take none. */
  readonly tagsPatch?: 'now' | 'operation'
  /** Whether ARM lists the type over a whole subscription. */
  readonly listedBySubscription?: boolean
  /** Resources beside the own top-level one that take no other write meanwhile. */
  alsoLocks?(resource: Stored<Body>): readonly string[]
  /** Refuses a PUT; sees the world as it would be after it. */
  check?(next: Stored<Body>, previous: Stored<Body> | undefined, context: KindContext): void
  /** What the service adds at once when a PUT is granted. */
  accept?(next: Stored<Body>, previous: Stored<Body> | undefined, context: KindContext): Stored<Body>
  /** What the service adds at the end; a refusal here fails the operation and leaves the resource `Failed`. */
  settle?(resource: Stored<Body>, previous: Stored<Body> | undefined, context: KindContext): Stored<Body>
  /** Refuses a DELETE at once. */
  checkDelete?(resource: Stored<Body>, context: KindContext): void
  /** A refusal here fails the delete operation and leaves the resource `Failed`. */
  settleDelete?(resource: Stored<Body>, context: KindContext): void
  /** What a reader sees: back references and states that follow from elsewhere. */
  view?(resource: Stored<Body>, context: KindContext): Stored<Body>
  readonly actions?: readonly Action<Body>[]
}

/** A kind whose body type does not matter to who holds it. */
// oxlint-disable-next-line typescript/no-explicit-any -- existential: each kind is used only with its own bodies
export type AnyAzureKind = AzureKind<any>

/** The resource with some of its properties changed. */
export const withProperties = <Body extends ArmBody>(
  resource: Stored<Body>,
  properties: Partial<Body['properties']>,
): Stored<Body> => ({ ...resource, properties: { ...resource.properties, ...properties } })

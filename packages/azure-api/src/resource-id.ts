/** Where a top-level resource lives, and what it is called. */
export interface ResourceName {
  readonly subscription: string
  readonly resourceGroup: string
  readonly name: string
}

/** A subscription, or one resource group in it. */
export interface Scope {
  readonly subscription: string
  readonly resourceGroup?: string
}

/** An ARM id, taken apart. */
export interface ResourceId {
  readonly subscription: string
  /** Absent for ids of a subscription and of subscription-wide things. */
  readonly resourceGroup?: string
  /** The full type, such as `Microsoft.Network/virtualNetworks/subnets`. */
  readonly type: string
  /** One name per type segment, outermost first. */
  readonly names: readonly string[]
  /** The last of `names`. */
  readonly name: string
}

export const subscriptionId = (subscription: string): string => `/subscriptions/${subscription}`

const scopeId = ({ subscription, resourceGroup }: Scope): string =>
  resourceGroup === undefined
    ? subscriptionId(subscription)
    : `${subscriptionId(subscription)}/resourceGroups/${resourceGroup}`

/** The id of a top-level resource of a full type. */
export const resourceId = (type: string, { name, ...scope }: ResourceName): string =>
  `${collectionPath(type, scope)}/${name}`

/** The path that lists resources of a full type, in a group or in the whole subscription. */
export const collectionPath = (type: string, scope: Scope): string => `${scopeId(scope)}/providers/${type}`

/** The id of a nested resource; `segment` is the last part of its type, such as `subnets`. */
export const childId = (parentId: string, segment: string, name: string): string => `${parentId}/${segment}/${name}`

/** The id one level up; for a top-level resource its resource group. */
export function parentId(id: string): string {
  const segments = id.split('/')
  const isTopLevel = segments.length <= 9
  return segments.slice(0, isTopLevel ? 5 : -2).join('/')
}

/** ARM compares ids without regard to case. */
export const sameId = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase()

const everySecond = (segments: readonly string[], first: 0 | 1): string[] =>
  segments.filter((_, index) => index % 2 === first)

/** Takes an id apart; `undefined` when it is not the id of a resource or resource group. */
export function parseResourceId(id: string): ResourceId | undefined {
  const match =
    /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?(?:\/providers\/([^/]+)((?:\/[^/]+\/[^/]+)+))?\/?$/i.exec(
      id,
    )
  const [, subscription, resourceGroup, namespace, rest] = match ?? []
  if (subscription === undefined) return undefined
  if (namespace === undefined || rest === undefined) return groupId(subscription, resourceGroup)
  const segments = rest.slice(1).split('/')
  const names = everySecond(segments, 1)
  return {
    subscription,
    ...(resourceGroup === undefined ? {} : { resourceGroup }),
    type: [namespace, ...everySecond(segments, 0)].join('/'),
    names,
    name: names.at(-1) ?? '',
  }
}

function groupId(subscription: string, resourceGroup: string | undefined): ResourceId | undefined {
  if (resourceGroup === undefined) return undefined
  return {
    subscription,
    resourceGroup,
    type: 'Microsoft.Resources/resourceGroups',
    names: [resourceGroup],
    name: resourceGroup,
  }
}

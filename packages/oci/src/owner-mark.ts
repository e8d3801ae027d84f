import type { Mark } from '@interconnect/engine'
import type { FreeformTags } from '@interconnect/oci-api'

const ownerTag = 'interconnect-owner'
const keyTag = 'interconnect-key'

/** Tags that say whose an object is and which one. */
export const markTags = ({ owner, key }: Mark): FreeformTags => ({ [ownerTag]: owner, [keyTag]: key })

/** The owner's name in an object's tags; `null` when it carries none. */
export const ownerIn = (tags: FreeformTags | undefined): string | null => tags?.[ownerTag] ?? null

/** The key in an object's tags. */
export const keyIn = (tags: FreeformTags | undefined): string | undefined => tags?.[keyTag]

export const carriesMark = (tags: FreeformTags | undefined, { owner, key }: Mark): boolean =>
  ownerIn(tags) === owner && keyIn(tags) === key

const prefix = (owner: string): string => `interconnect:${owner}`

/** Description of a rule of ours: rules carry no tags. */
export const markedDescription = (owner: string, name: string): string => `${prefix(owner)} ${name}`

/** Name of a rule of `owner`; `undefined` when the description does not carry the mark. */
export function nameInDescription(description: string | undefined, owner: string): string | undefined {
  const mark = prefix(owner)
  if (description === mark) return ''
  return description?.startsWith(`${mark} `) ? description.slice(mark.length + 1) : undefined
}

import type { Mark } from './kind.ts'

/** Tags of an object in either cloud, where they are called tags and freeform tags. */
export type Tags = Readonly<Record<string, string>>

/** Names of the tags that say whose an object is and which node of the graph it stands for. */
export const ownerTag = 'interconnect-owner'
export const keyTag = 'interconnect-key'

/** The mark as tags. */
export const markTags = ({ owner, key }: Mark): Record<string, string> => ({ [ownerTag]: owner, [keyTag]: key })

/** The owner in the tags; `null` when they carry no mark. */
export const ownerIn = (tags: Tags | undefined): string | null => tags?.[ownerTag] ?? null

/** The key in the tags. */
export const keyIn = (tags: Tags | undefined): string | undefined => tags?.[keyTag]

export const carriesMark = (tags: Tags | undefined, { owner, key }: Mark): boolean =>
  ownerIn(tags) === owner && keyIn(tags) === key

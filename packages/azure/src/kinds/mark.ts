import type { Mark } from '@interconnect/engine'

/** Names of the tags that say whose an object is and which node of the graph it stands for. */
export const ownerTag = 'interconnect-owner'
export const keyTag = 'interconnect-key'

type Tags = Readonly<Record<string, string>>

/** The tags with our mark on them; those of others stay. */
export const withMark = (tags: Tags | undefined, { owner, key }: Mark): Tags => ({
  ...tags,
  [ownerTag]: owner,
  [keyTag]: key,
})

/** The owner in the tags; `null` when they carry no mark. */
export const ownerIn = (tags: Tags | undefined): string | null => tags?.[ownerTag] ?? null

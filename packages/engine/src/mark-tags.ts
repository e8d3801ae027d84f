import type { Difference, Mark } from './kind.ts'

/** Tags of an object in either cloud, where they are called tags and freeform tags. */
export type Tags = Readonly<Record<string, string>>

/** Names of the tags that say whose an object is and which node of the graph it stands for. */
export const ownerTag = 'interconnect-owner'
export const keyTag = 'interconnect-key'
/** On objects that were taken over: their names are not ours, so they cannot be found by them. */
export const takenOverTag = 'interconnect-taken-over'

/** The mark as tags. */
export const markTags = ({ owner, key, isTakenOver }: Mark): Record<string, string> => ({
  [ownerTag]: owner,
  [keyTag]: key,
  ...(isTakenOver && { [takenOverTag]: 'true' }),
})

/** The owner in the tags; `null` when they carry no mark. */
export const ownerIn = (tags: Tags | undefined): string | null => tags?.[ownerTag] ?? null

/** The key in the tags. */
export const keyIn = (tags: Tags | undefined): string | undefined => tags?.[keyTag]

/** What the tags say of an object, as its attributes tell it. */
export const ownershipIn = (tags: Tags | undefined): { owner: string | null; isTakenOver?: true } => ({
  owner: ownerIn(tags),
  ...(tags?.[takenOverTag] !== undefined && { isTakenOver: true }),
})

export const carriesMark = (tags: Tags | undefined, { owner, key }: Mark): boolean =>
  ownerIn(tags) === owner && keyIn(tags) === key

/** Path of the difference that says the mark is missing: it is no property of a kind, and every tagged kind has it. */
const markPath = 'owner mark'

export const isMarkDifference = ({ path }: Difference): boolean => path === markPath

/** That an object which could carry our mark does not: the mark was removed, or never written. */
export const markDifferences = (owner: string, held: string | null | undefined): Difference[] =>
  held === null ? [{ path: markPath, to: owner }] : []

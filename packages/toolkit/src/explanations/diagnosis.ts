import type { Explanation, LinkStatus } from '../actions/status-types.ts'

/** A state of the link that puzzles people, recognised and told. */
export type Diagnosis = (link: LinkStatus) => Explanation | undefined

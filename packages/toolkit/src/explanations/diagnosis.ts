import type { Page } from '@interconnect/model'
import type { Explanation, LinkStatus } from '../actions/status-types.ts'

/** A state of the link that puzzles people, recognised and told. */
export interface Diagnosis {
  readonly id: `link/${string}`
  /** What is the matter, as a sentence without full stop. */
  readonly title: string
  /** What to say of this link; `undefined` when it is in another state. */
  recognise(this: void, link: LinkStatus): Omit<Explanation, 'id'> | undefined
  readonly page: Page
}

import type { Gate } from '@interconnect/engine'
import type { Page } from '@interconnect/model'

/** A gate of the link, with what to say when somebody asks about it. */
export interface LinkGate extends Gate {
  readonly page: Page
}

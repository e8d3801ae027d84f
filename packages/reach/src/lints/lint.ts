import type { Page, Severity } from '@interconnect/model'
import type { Fabric } from '../fabric/fabric.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { ObjectRef } from '../model/object.ts'
import type { PacketSpace } from '../packets/packet-space.ts'

/** What a lint looks at: a network as it is configured, and what follows from it. */
export interface Linted {
  readonly model: NetworkModel
  readonly fabric: Fabric
  readonly space: PacketSpace
}

/** What one lint has found at one place. */
export interface Complaint {
  /** What to open. */
  readonly object: ObjectRef
  /** The rule or route in it, as it is called there. */
  readonly rule?: string
  /** Lower case, names the wrong value. */
  readonly message: string
  /** The exact edit, where there is one. */
  readonly hint: string
}

/** A complaint with the lint that made it. */
export interface LintFinding extends Complaint {
  /** `lint/<name>`. */
  readonly id: string
  readonly severity: Severity
}

/** One thing that is wrong with a network whatever a document asks of it. One file, and one line in `index.ts`. */
export interface Lint {
  /** `lint/<name>`, equal to its file. */
  readonly id: `lint/${string}`
  readonly severity: Severity
  /** A claim: what holds when it finds nothing. */
  readonly title: string
  readonly page: Page
  check(linted: Linted): Iterable<Complaint>
  /** Its first test. */
  readonly examples: { readonly passes: readonly NetworkModel[]; readonly fails: readonly NetworkModel[] }
}

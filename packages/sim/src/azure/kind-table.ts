import type { AnyAzureKind } from './kind.ts'
import type { ResourceType } from './resource-types.ts'

/** The kinds a simulated Azure has, by type. */
export class KindTable {
  readonly kinds: readonly AnyAzureKind[]

  constructor(kinds: readonly AnyAzureKind[]) {
    this.kinds = kinds
  }

  /** @throws RangeError when nobody registered the type */
  get(type: string): AnyAzureKind {
    const kind = this.kinds.find(({ of }) => of.type === type)
    if (!kind) throw new RangeError(`no simulated kind has the type ${type}`)
    return kind
  }

  childrenOf(type: ResourceType): readonly AnyAzureKind[] {
    return this.kinds.filter(({ of }) => of.parent?.type === type.type)
  }

  get topLevel(): readonly AnyAzureKind[] {
    return this.kinds.filter(({ of }) => of.parent === undefined)
  }
}

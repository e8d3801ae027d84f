import type { World } from './core/index.ts'

/** How many objects of each type an account holds; types without any are left out. */
export type Inventory = Readonly<Record<'azure' | 'oci', Readonly<Record<string, number>>>>

interface Storable {
  readonly kind?: string
  readonly wire?: object
  readonly goneAtMs?: number
}

/** What stands in the two simulated accounts now; the accounts' own compartments do not count. */
export function inventory(world: World): Inventory {
  const azure: Record<string, number> = {}
  const oci: Record<string, number> = {}
  const add = (counts: Record<string, number>, type: string) => (counts[type] = (counts[type] ?? 0) + 1)
  for (const [collection, , value] of world.store.snapshot()) {
    const { kind, wire, goneAtMs } = (value ?? {}) as Storable
    if (collection.startsWith('azure/Microsoft.')) add(azure, collection.slice('azure/'.length))
    if (!kind || kind === 'compartment' || !wire || goneAtMs !== undefined) continue
    if (collection === `oci/${kind}`) add(oci, kind)
  }
  return { azure, oci }
}

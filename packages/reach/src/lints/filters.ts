import type { Checkpoint, Endpoint, Fabric, Filter } from '../fabric/fabric.ts'
import type { AddressRange } from '../packets/address-range.ts'

/** One filter with everybody whose packets pass it. */
export interface PassedFilter {
  readonly filter: Filter
  readonly way: Checkpoint['way']
  readonly endpoints: readonly Endpoint[]
}

/** Every filter of a network once. */
export function filtersOf({ endpoints }: Fabric): readonly PassedFilter[] {
  const passed = endpoints.flatMap((endpoint) =>
    [...endpoint.leaving, ...endpoint.entering].flatMap(({ filters, way }) =>
      filters.map((filter) => ({ filter, way, endpoint })),
    ),
  )
  return [...Map.groupBy(passed, ({ filter }) => filter)].map(([filter, all]) => ({
    filter,
    way: all[0]!.way,
    endpoints: all.map(({ endpoint }) => endpoint),
  }))
}

export const addressesOf = (endpoints: readonly Endpoint[]): readonly AddressRange[] =>
  endpoints.flatMap(({ addresses }) => addresses)

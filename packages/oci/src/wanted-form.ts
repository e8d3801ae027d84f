import { sameValue } from '@interconnect/engine'

/**
 * What the cloud holds of a set, in the order of what is wanted: a member that only stands elsewhere is no
 * difference. Members nobody wants come last.
 */
export function inWantedOrder<T>(
  held: readonly T[],
  wanted: readonly T[] | undefined,
  identity: (member: T) => unknown = (member) => member,
): T[] {
  const rest = [...held]
  const take = (member: T): T[] => {
    const index = rest.findIndex((other) => sameValue(identity(other), identity(member)))
    return index < 0 ? [] : rest.splice(index, 1)
  }
  return [...(wanted ?? []).flatMap(take), ...rest]
}

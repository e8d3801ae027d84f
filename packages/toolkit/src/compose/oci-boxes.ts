import { contains, joinPrefixes, type Prefix } from '@interconnect/model'
import type { Rule } from '@interconnect/oci'

/** What one OCI rule lets through: one sort of traffic of one range. */
export interface Box {
  readonly peer: Prefix
  readonly fields: Pick<Rule, 'protocol'> & Partial<Pick<Rule, 'ports' | 'icmp'>>
  /** The ends of flows that asked for it. */
  readonly ends: readonly string[]
}

/**
 * Fewer boxes that let through exactly the same: what another covers goes, neighbouring ports of one range and
 * neighbouring ranges with one sort of traffic become one, until nothing more can be joined.
 */
export function fewestBoxes(boxes: readonly Box[]): Box[] {
  const joined = joinPorts(joinPeers(withoutCovered(boxes)))
  return joined.length < boxes.length ? fewestBoxes(joined) : joined
}

const keyOf = ({ fields }: Box): string => JSON.stringify([fields.protocol, fields.ports, fields.icmp])

function withoutCovered(boxes: readonly Box[]): Box[] {
  return boxes.filter((box, at) => {
    const isSame = (other: Box) => other.peer === box.peer && keyOf(other) === keyOf(box)
    return !boxes.some((other, index) => other !== box && covers(other, box) && (!isSame(other) || index < at))
  })
}

const covers = (outer: Box, inner: Box): boolean =>
  letsThrough(outer.fields, inner.fields) && contains(outer.peer, inner.peer)

function letsThrough(outer: Box['fields'], inner: Box['fields']): boolean {
  if (outer.protocol === 'all') return true
  if (outer.protocol !== inner.protocol) return false
  if (outer.ports)
    return inner.ports !== undefined && outer.ports.from <= inner.ports.from && inner.ports.to <= outer.ports.to
  if (!outer.icmp) return true
  return outer.icmp.type === inner.icmp?.type && (outer.icmp.code === undefined || outer.icmp.code === inner.icmp.code)
}

const joinPeers = (boxes: readonly Box[]): Box[] =>
  [...Map.groupBy(boxes, keyOf).values()].flatMap((alike) =>
    joinPrefixes(alike.map(({ peer }) => peer)).map((peer) => ({
      peer,
      fields: alike[0]!.fields,
      ends: endsOf(alike.filter((box) => contains(peer, box.peer))),
    })),
  )

const endsOf = (boxes: readonly Box[]): string[] => [...new Set(boxes.flatMap(({ ends }) => ends))].sort()

function joinPorts(boxes: readonly Box[]): Box[] {
  const byPeer = Map.groupBy(boxes, ({ peer, fields }) => (fields.ports ? `${peer} ${fields.protocol}` : 'other'))
  return [...byPeer].flatMap(([key, alike]) => (key === 'other' ? alike : joinRanges(alike)))
}

function joinRanges(boxes: readonly Box[]): Box[] {
  const joined: Box[] = []
  for (const box of boxes.toSorted((a, b) => a.fields.ports!.from - b.fields.ports!.from)) {
    const last = joined.at(-1)
    const [before, next] = [last?.fields.ports, box.fields.ports!]
    if (!last || !before || next.from > before.to + 1) joined.push(box)
    else {
      const ports = { from: before.from, to: Math.max(before.to, next.to) }
      joined[joined.length - 1] = { ...last, fields: { ...last.fields, ports }, ends: endsOf([last, box]) }
    }
  }
  return joined
}

import type { PlaceGroup } from '@interconnect/toolkit'
import { wrap } from '../words/layout.ts'
import type { Look } from '../words/style.ts'

/** Who is meant by places that stand for several workloads, of those that are shown. */
export function groupLines(groups: readonly PlaceGroup[], shown: readonly string[], look: Look): string[] {
  const own = groups.filter(({ place }) => shown.includes(place))
  if (own.length === 0) return []
  return [
    look.style.title('Treated alike'),
    ...own.map(({ place, members }) => wrap(`${place}: ${members.join(', ')}`, look.columns - 2, '  ')),
  ]
}

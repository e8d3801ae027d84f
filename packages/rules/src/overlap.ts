import type { PlannedRange } from './address-plan.ts'

const byPlace = (a: PlannedRange, b: PlannedRange): number => a.first - b.first || b.end - a.end

/** Two CIDR ranges are either apart or one holds the other, so the ranges around a point form a stack. */
function closeBefore(stack: PlannedRange[], range: PlannedRange): PlannedRange | undefined {
  while (stack.length > 0 && stack.at(-1)!.end <= range.first) stack.pop()
  return stack.at(-1)
}

/**
 * Pairs of ranges, one of each list, that share addresses. A range is named with the innermost one around it only, so
 * that n ranges give at most n pairs; n log n.
 */
export function* overlapsBetween(
  left: readonly PlannedRange[],
  right: readonly PlannedRange[],
): Generator<{ readonly left: PlannedRange; readonly right: PlannedRange }> {
  const lefts = new Set(left)
  const open = { left: [] as PlannedRange[], right: [] as PlannedRange[] }
  for (const range of [...left, ...right].sort(byPlace)) {
    const around = { left: closeBefore(open.left, range), right: closeBefore(open.right, range) }
    const isLeft = lefts.has(range)
    if (isLeft && around.right) yield { left: range, right: around.right }
    if (!isLeft && around.left) yield { left: around.left, right: range }
    open[isLeft ? 'left' : 'right'].push(range)
  }
}

/** Pairs within one list that share addresses, each range with the innermost one around it; n log n. */
export function* overlapsWithin(
  ranges: readonly PlannedRange[],
): Generator<{ readonly outer: PlannedRange; readonly inner: PlannedRange }> {
  const open: PlannedRange[] = []
  for (const inner of [...ranges].sort(byPlace)) {
    const outer = closeBefore(open, inner)
    if (outer) yield { outer, inner }
    open.push(inner)
  }
}

/** The ranges that lie in none of `homes`, n log n; none where nothing is known about homes, as with a network of others not read yet. */
export function outside(ranges: readonly PlannedRange[], homes: readonly PlannedRange[]): PlannedRange[] {
  if (homes.length === 0) return []
  const inside = new Set<PlannedRange>()
  for (const { left, right } of overlapsBetween(homes, ranges))
    if (left.first <= right.first && right.end <= left.end) inside.add(right)
  return ranges.filter((range) => !inside.has(range))
}

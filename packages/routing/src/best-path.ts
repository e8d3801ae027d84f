/** One question of a selection order: negative when `a` is preferred, 0 when the next step must decide. */
export interface SelectionStep<R> {
  readonly name: string
  readonly compare: (a: R, b: R) => number
}

/** How routes to one and the same prefix are put in order. */
export interface SelectionOrder<R> {
  readonly steps: readonly SelectionStep<R>[]
  /** What is left when no step decides: arbitrary but stable, so it must tell any two routes apart. */
  readonly tieBreak: (route: R) => string
}

export interface Selection<R> {
  /** More than one only with equal-cost multipath. */
  readonly best: readonly R[]
  readonly beaten: readonly R[]
}

/** A step that prefers the smaller number. */
export const smallest = <R>(name: string, measure: (route: R) => number): SelectionStep<R> => ({
  name,
  compare: (a, b) => measure(a) - measure(b),
})

/** The step that separates two routes; `undefined` when they are equally good. */
export const decidingStep = <R>(order: SelectionOrder<R>, a: R, b: R): SelectionStep<R> | undefined =>
  order.steps.find((step) => step.compare(a, b) !== 0)

/** A total order: the preferred route first. */
export function compareBy<R>(order: SelectionOrder<R>): (a: R, b: R) => number {
  return (a, b) => {
    const decided = decidingStep(order, a, b)?.compare(a, b)
    if (decided !== undefined) return decided
    const [left, right] = [order.tieBreak(a), order.tieBreak(b)]
    return left < right ? -1 : left > right ? 1 : 0
  }
}

/** Selects among routes to one prefix; up to `maxPaths` equally good ones win together. */
export function selectBest<R>(order: SelectionOrder<R>, routes: readonly R[], maxPaths = 1): Selection<R> {
  const sorted = routes.toSorted(compareBy(order))
  const [first] = sorted
  if (first === undefined) return { best: [], beaten: [] }
  const equals = sorted.findIndex((route) => decidingStep(order, first, route) !== undefined)
  const winners = Math.min(equals < 0 ? sorted.length : equals, maxPaths)
  return { best: sorted.slice(0, winners), beaten: sorted.slice(winners) }
}

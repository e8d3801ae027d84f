import { formatPlace, type RulePlace } from './rule-priority.ts'

/** One write to one rule. */
export type RuleStep<R> = { readonly do: 'delete'; readonly name: string } | { readonly do: 'put'; readonly rule: R }

interface Placed extends RulePlace {
  readonly name: string
}

/**
 * The single writes that turn the rules at hand into the wanted ones, in an order in which no two rules ever share a
 * place: what goes away first, then each rule once its place is free; rules that swap places are taken out in between.
 */
export function ruleSteps<R extends Placed>(
  held: readonly R[],
  wanted: readonly R[],
  same: (a: R, b: R) => boolean,
): RuleStep<R>[] {
  const heldBy = new Map(held.map((rule) => [rule.name, rule]))
  const stale = held.filter(({ name }) => !wanted.some((rule) => rule.name === name))
  const places = new Map(held.filter((rule) => !stale.includes(rule)).map((rule) => [formatPlace(rule), rule.name]))
  const steps: RuleStep<R>[] = stale.map(({ name }) => ({ do: 'delete', name }))
  const leave = (name: string) => {
    const before = heldBy.get(name)
    if (before && places.get(formatPlace(before)) === name) places.delete(formatPlace(before))
  }

  let pending = wanted.filter((rule) => !isSame(heldBy.get(rule.name), rule, same))
  while (pending.length > 0) {
    const next = pending.find((rule) => [undefined, rule.name].includes(places.get(formatPlace(rule))))
    if (next) {
      leave(next.name)
      places.set(formatPlace(next), next.name)
      steps.push({ do: 'put', rule: next })
      pending = pending.filter((rule) => rule !== next)
    } else {
      // Every place is held by another that waits, too: take one out to break the circle.
      const inTheWay = places.get(formatPlace(pending[0]!))!
      leave(inTheWay)
      steps.push({ do: 'delete', name: inTheWay })
    }
  }
  return steps
}

const isSame = <R>(held: R | undefined, wanted: R, same: (a: R, b: R) => boolean): boolean =>
  held !== undefined && same(held, wanted)

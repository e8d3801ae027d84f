import { formatPlace, type RulePlace } from './rule-priority.ts'

/** One write to one rule. */
export type RuleStep<R> = { readonly do: 'delete'; readonly name: string } | { readonly do: 'put'; readonly rule: R }

interface Placed extends RulePlace {
  readonly name: string
}

/**
 * The single writes that turn the rules at hand into the wanted ones, in an order in which no two rules ever share a
 * place. Each rule is written as soon as its place is free, and what goes away waits until it is in the way or nothing
 * is left to write: what was and stays allowed under another name is never cut off.
 */
export function ruleSteps<R extends Placed>(
  held: readonly R[],
  wanted: readonly R[],
  same: (a: R, b: R) => boolean,
): RuleStep<R>[] {
  const heldBy = new Map(held.map((rule) => [rule.name, rule]))
  const places = new Map(held.map((rule) => [formatPlace(rule), rule.name]))
  const stale = new Set(held.map(({ name }) => name).filter((name) => !wanted.some((rule) => rule.name === name)))
  const steps: RuleStep<R>[] = []
  const leave = (name: string) => {
    const before = heldBy.get(name)
    if (before && places.get(formatPlace(before)) === name) places.delete(formatPlace(before))
  }
  const take = (name: string) => {
    leave(name)
    stale.delete(name)
    steps.push({ do: 'delete', name })
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
      // Every place is held: by one that goes away or, where all wait for each other, by one taken out in between.
      const inTheWay = pending.map((rule) => places.get(formatPlace(rule))!)
      take(inTheWay.find((name) => stale.has(name)) ?? inTheWay[0]!)
    }
  }
  for (const name of stale) take(name)
  return steps
}

const isSame = <R>(held: R | undefined, wanted: R, same: (a: R, b: R) => boolean): boolean =>
  held !== undefined && same(held, wanted)

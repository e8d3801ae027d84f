import type { NetworkModel } from '../model/network-model.ts'
import { wholeRestorations } from './as-wanted.ts'
import type { Attempt, TryOut } from './attempt.ts'
import type { Edit } from './edit.ts'
import { routeEdits } from './route-edits.ts'

/**
 * Several objects at once may be away, so that no single edit shows: of all that differ from what is wanted, those
 * without which it does not pass.
 */
export function fewestTogether({
  attempt: { model },
  wanted,
  tryOut,
}: {
  attempt: Attempt
  wanted: NetworkModel
  tryOut: TryOut
}): readonly Edit[] {
  const passes = (edits: readonly Edit[]): boolean => {
    const [last, ...others] = edits.toReversed()
    if (!last) return false
    const on = others.toReversed().reduce((before, edit) => edit.apply(before), model)
    return tryOut(last, on).seen.verdict === 'allowed'
  }
  const all = wholeRestorations(model, wanted)
  if (!passes(all)) return []
  const needed = all.reduce((left, edit) => {
    const fewer = left.filter((one) => one !== edit)
    return passes(fewer) ? fewer : left
  }, all)
  const known = routeEdits(model, new Set(needed.map(({ object }) => object.key)), wanted)
  return needed.map((edit) => ({ ...edit, ...wordsFor(edit, known) }))
}

/** What is the matter with an object, in the words of an edit of a single thing of it. */
function wordsFor({ object }: Edit, known: readonly Edit[]): Pick<Edit, 'fault' | 'text'> | undefined {
  const own = known.filter((one) => one.object.key === object.key)
  const found = own.find(({ restores }) => !restores) ?? own[0]
  return found && { fault: found.fault, text: found.text }
}

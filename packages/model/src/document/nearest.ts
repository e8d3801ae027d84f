function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, substitution)
    }
    previous = row
  }
  return previous[b.length]!
}

/** The `amount` candidates that are spelt most like `text`, nearest first; fewer when few are close. */
export const nearestFew = (text: string, candidates: readonly string[], amount: number): string[] =>
  byDistance(text, candidates)
    .filter(({ distance }) => distance <= Math.max(3, Math.floor(text.length / 2)))
    .slice(0, amount)
    .map(({ candidate }) => candidate)

function byDistance(text: string, candidates: readonly string[]): { candidate: string; distance: number }[] {
  const short = text.slice(0, 64).toLowerCase()
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(short, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
}

/** The candidate that `text` was probably meant to be; `undefined` when none is close. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const [best] = byDistance(text, candidates)
  const allowed = Math.max(2, Math.floor(Math.min(text.length, 64) / 3))
  return best && best.distance <= allowed ? best.candidate : undefined
}

/**
 * As `nearest`, but only where nothing else can have been meant: one candidate alone is within two letters, and no digit
 * differs. `3Gbps` is near to `1Gbps`, and surely neither that nor `5Gbps`.
 */
export function surely(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > 64) return undefined
  const near = candidates.filter(
    (candidate) =>
      digitsOf(candidate) === digitsOf(text) && editDistance(text.toLowerCase(), candidate.toLowerCase()) <= 2,
  )
  const [only, ...others] = near
  // Two of three letters are no likeness.
  return others.length === 0 && only !== undefined && only.length > 3 ? only : undefined
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

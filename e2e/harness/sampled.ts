import { Random } from '../../chaos/random.ts'

/** Whether everything is asked for, whatever it takes. */
export const isLong = Boolean(process.env['INTERCONNECT_LONG'])

/**
 * So many of the cases, drawn by the seed `INTERCONNECT_SAMPLE_SEED`; every one with `INTERCONNECT_LONG=1`, which
 * takes minutes.
 */
export function sampled<T>(cases: readonly T[], count: number, subject: string): readonly T[] {
  if (isLong) return cases
  const random = new Random(`${process.env['INTERCONNECT_SAMPLE_SEED'] ?? 'npm test'}/${subject}`)
  const left = [...cases]
  return Array.from({ length: Math.min(count, cases.length) }, () => {
    const one = random.pick(left)
    left.splice(left.indexOf(one), 1)
    return one
  })
}

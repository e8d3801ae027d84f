import { hasCode } from '@interconnect/model'

/** What a call gives, or `undefined` when what it is about is not there. */
export async function orUndefinedWhenGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (hasCode(error, 'cloud/not-found')) return undefined
    throw error
  }
}

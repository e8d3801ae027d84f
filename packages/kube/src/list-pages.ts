import { z } from 'zod'
import type { Answer } from './get.ts'

/** So many objects an answer holds at most, as kubectl asks for. */
const pageSize = 500

const Page = z.looseObject({
  kind: z.string().endsWith('List'),
  metadata: z.looseObject({ continue: z.string().nullish() }),
})

export interface Pages {
  readonly texts: readonly string[]
  /** The answer that was no page; what came before it is of no use then. */
  readonly refused?: Answer
}

/**
 * All pages of a list. A list that outlives its snapshot (410) is read anew in one piece, as Kubernetes' own clients do.
 * @source https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export async function listPages(ask: (query: string) => Promise<Answer>): Promise<Pages> {
  const texts: string[] = []
  let next: string | undefined
  do {
    const answer = await ask(
      next === undefined ? `?limit=${pageSize}` : `?limit=${pageSize}&continue=${encodeURIComponent(next)}`,
    )
    if (answer.status === 410 && next !== undefined) return wholeList(await ask(''))
    const page = pageIn(answer)
    if (!page) return { texts: [], refused: answer }
    texts.push(answer.text)
    next = page.metadata.continue || undefined
  } while (next !== undefined)
  return { texts }
}

const wholeList = (answer: Answer): Pages =>
  pageIn(answer) ? { texts: [answer.text] } : { texts: [], refused: answer }

function pageIn({ status, text }: Answer): z.infer<typeof Page> | undefined {
  if (status !== 200) return undefined
  try {
    return Page.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

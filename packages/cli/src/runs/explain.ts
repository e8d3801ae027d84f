import { type ExplainedPage, InterconnectError, nearestFew } from '@interconnect/model'
import { pages } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { PagesDocument } from '../output/page.ts'
import { pageText, pagesText } from '../views/page.human.ts'

const apiVersion = 'oci-azure.dev/v1alpha1'

/** Every id that can be explained. */
export const explainedIds = (): readonly string[] => pages.map(({ id }) => id)

/**
 * The page of one id, or the list of all.
 * @throws usage/invalid-argument with the nearest ids
 */
export async function explain({ id }: { readonly id: string | undefined }): Promise<Result> {
  return id === undefined ? index() : onePage(findPage(id))
}

const onePage = (page: ExplainedPage): Result => ({
  exitCode: 0,
  human: (look) => pageText(page, look),
  json: () => ({ apiVersion, kind: 'Page', ...page }),
})

const index = (): Result => ({
  exitCode: 0,
  human: (look) => pagesText(pages, look),
  json: (): PagesDocument => ({
    apiVersion,
    kind: 'Pages',
    pages: pages.map(({ id, sort, title }) => ({ id, sort, title })),
  }),
})

function findPage(id: string): ExplainedPage {
  const found = pages.find((page) => page.id === id.toLowerCase())
  if (found) return found
  const near = nearIds(id.toLowerCase())
  throw new InterconnectError('usage/invalid-argument', `there is nothing to explain about '${id}'`, {
    hint: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'list every id with `interconnect explain`',
  })
}

/** Ids with that name or in that area, else those that are spelt alike. */
function nearIds(text: string): readonly string[] {
  const ids = explainedIds()
  const named = ids.filter((id) => id.split('/').includes(text))
  const alike = named.length > 0 ? named : ids.filter((id) => id.includes(text))
  return alike.length > 0 ? alike.slice(0, 8) : nearestFew(text, ids, 3)
}

import { errorPages, type ExplainedPage, formPages, type Page, type PageSort } from '@interconnect/model'
import { lintPages } from '@interconnect/reach'
import { rulePages, suppressionPages } from '@interconnect/rules'
import { diagnoses } from '../explanations/index.ts'
import { gates } from '../gates/index.ts'
import { preflightChecks } from '../preflight/checks/index.ts'
import { probes } from '../probes/index.ts'
import { routePages } from '../routes/pages.ts'
import { actionPages } from './actions.ts'
import { phasePages } from './phases.ts'
import { resolvePages } from './resolve.ts'

interface Explained {
  readonly id: string
  readonly title: string
  readonly page: Page
}

/** Pages of things that carry theirs. */
const pagesOf = (sort: PageSort, things: readonly Explained[]): ExplainedPage[] =>
  things.map(({ id, title, page }) => ({ id, sort, title, marks: [], ...page }))

/** What `interconnect explain` can explain, ordered by id. One line for each registry of things with ids. */
export const pages: readonly ExplainedPage[] = [
  rulePages,
  suppressionPages,
  formPages,
  resolvePages,
  errorPages,
  pagesOf(
    'gate',
    gates.map(({ key, title, page }) => ({ id: key, title, page })),
  ),
  pagesOf('probe', probes),
  pagesOf('explanation', diagnoses),
  pagesOf('pre-flight check', preflightChecks),
  phasePages,
  actionPages,
  routePages,
  lintPages,
]
  .flat()
  .sort((a, b) => (a.id < b.id ? -1 : 1))

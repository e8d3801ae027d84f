import type { ExplainedPage, Page } from '@interconnect/model'

const here = 'On the line of the suppression; no cloud was asked, so nothing shows in a console.'
const confirm = [
  {
    run: 'interconnect validate -f interconnect.yaml',
    tells: 'findings, and below them what is suppressed with its reason',
  },
]
const sources = ['https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html'] as const

const pages: Readonly<Record<string, Page & Pick<ExplainedPage, 'title' | 'marks'>>> = {
  'suppress/unused': {
    title: 'Every suppression suppresses something',
    marks: ['warning'],
    means:
      'The document suppresses a finding that is not there: the cause was mended, or the place moved, as the index of a flow does when another is put before it. Left in, it would hide the next mistake of the same sort.',
    shows: { here },
    confirm,
    cure: [
      'Remove it from `spec.suppress`.',
      'Or mend its `at`: it names the place that findings name, or one above it.',
    ],
    sources,
  },
  'suppress/of-error': {
    title: 'Errors are not suppressed',
    marks: ['error'],
    means:
      'The document suppresses a rule of severity error. What such a rule finds is refused by a cloud, or comes up and carries nothing; a reason in the document does not change that.',
    shows: { here },
    confirm,
    cure: [
      'Remove it, and mend what the rule finds.',
      'When the rule is wrong, report it with the document: that is our mistake.',
    ],
    sources,
  },
  'suppress/unknown-rule': {
    title: 'Suppressions name rules that exist',
    marks: ['error'],
    means:
      'The id under `rule` is not that of a rule. It is misspelt, or the rule was renamed in a newer version of this program; either way its finding is not suppressed.',
    shows: { here },
    confirm: [{ run: 'interconnect rules', tells: 'every id, by area, with its severity' }],
    cure: ['Write the id as it stands in parentheses behind the finding.'],
    sources,
  },
}

/** The pages of findings about suppressions. */
export const suppressionPages: readonly ExplainedPage[] = Object.entries(pages).map(([id, page]) => ({
  id,
  sort: 'form of a document',
  ...page,
}))

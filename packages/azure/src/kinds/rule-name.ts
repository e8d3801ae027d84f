/**
 * Security rules have no tags. Ours are known by name, `ic-<owner>-<name>`, and by a description that opens with
 * `interconnect:<owner>`: the name alone cannot tell owner `a` with a rule `b-ssh` from owner `a-b` with a rule `ssh`.
 */
export const ruleName = (owner: string, name: string): string => `ic-${owner}-${name}`

/** What a rule of that wire name is called in the document's terms. */
export const nameInDocument = (owner: string, wireName: string): string => wireName.slice(ruleName(owner, '').length)

const describedAs = (owner: string): string => `interconnect:${owner}`

/**
 * @source https://learn.microsoft.com/rest/api/virtualnetwork/security-rules/create-or-update (140 characters)
 */
const longestDescription = 140

export const describe = (owner: string, text = ''): string =>
  `${describedAs(owner)} ${text}`.trim().slice(0, longestDescription)

/** Whether a rule is the owner's; one without any description is, so that an erased description gets mended. */
export function isOurRule(owner: string, name: string | undefined, description: string | undefined): boolean {
  if (!name?.toLowerCase().startsWith(ruleName(owner, '').toLowerCase())) return false
  const [mark = ''] = (description ?? '').split(' ', 1)
  return !mark.startsWith('interconnect:') || mark === describedAs(owner)
}

/** What a rule in a group is called: one of ours as in the document, others by their own name. */
export const documentRuleName = (owner: string, name: string, description?: string): string =>
  isOurRule(owner, name, description) ? nameInDocument(owner, name) : name

/** The description without our mark, and whether it has one. */
export function textOf(owner: string, description = ''): { readonly isMarked: boolean; readonly text: string } {
  const mark = describedAs(owner)
  const isMarked = description === mark || description.startsWith(`${mark} `)
  return { isMarked, text: isMarked ? description.slice(mark.length).trimStart() : description }
}

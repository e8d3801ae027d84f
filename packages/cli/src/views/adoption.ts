import type { Adoption } from '@interconnect/toolkit'
import type { AdoptionDocument } from '../output/adoption.ts'
import { joinSections } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import { imperative } from './verbs.ts'

/** What is taken over, and what differs. */
export function adoptionText({ name, objects, planned }: Adoption, { style }: Look): string {
  if (objects.length === 0)
    return `${style.good('✓')} ${style.title(`${name}:`)} nothing to adopt, all that was found is ours`
  const steps = planned.plan.steps.filter(({ action }) => action !== 'wait')
  return joinSections([
    [style.title(`Found for ${name}`)],
    objects.flatMap(({ title, id, as }) => [
      `  ${style.note('→')} ${title}${as === 'existing' ? style.dim(' (others use it, too: used, never deleted)') : ''}`,
      style.dim(`      ${id}`),
    ]),
    steps.length === 0
      ? ['Nothing differs from the document.']
      : [
          style.title('Differs from the document; apply would'),
          ...steps.map(({ action, title, reason }) => `  ${imperative[action]} ${title}${style.dim(`: ${reason}`)}`),
        ],
  ])
}

export const adoptionDocument = (
  { name, objects, planned }: Adoption,
  result: AdoptionDocument['result'],
): AdoptionDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Adoption',
  name,
  result,
  objects: [...objects],
  differs: planned.plan.steps
    .filter(({ action }) => action !== 'wait')
    .map(({ key, action, title, reason }) => ({ key, action, title, reason })),
})

import { InterconnectError, nearest } from '@interconnect/model'
import { rules } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { RulesDocument } from '../output/rules.ts'
import { rulesText } from '../views/rules.human.ts'

const areaOf = (id: string): string => id.split('/')[0]!

/**
 * The rules, of one area or all.
 * @throws usage/invalid-argument for an area without rules
 */
export async function listRules({ area }: { readonly area: string | undefined }): Promise<Result> {
  const chosen = area === undefined ? rules : rules.filter(({ id }) => areaOf(id) === area)
  if (chosen.length === 0) throw unknownArea(area!)
  return {
    exitCode: 0,
    human: (look) => rulesText(chosen, look),
    json: (): RulesDocument => ({
      apiVersion: 'oci-azure.dev/v1alpha1',
      kind: 'Rules',
      rules: chosen.map(({ id, severity, title, source }) => ({ id, severity, title, source })),
    }),
  }
}

function unknownArea(area: string): InterconnectError {
  const areas = [...new Set(rules.map(({ id }) => areaOf(id)))]
  const meant = nearest(area, areas)
  return new InterconnectError('usage/invalid-argument', `no rule is of the area '${area}'`, {
    hint: meant ? `did you mean ${meant}?` : `write one of ${areas.join(', ')}`,
  })
}

import { type Accepted, differences, markTags, ownerIn, type WriteContext } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import type { AzureApi } from '../api.ts'
import { attributesOf } from './attributes.ts'
import type { ArmObject, AzureKindDefinition } from './definition.ts'
import { heldInForm } from './form.ts'
import { settledByState } from './settled.ts'

/**
 * One way to write, for the first time and for every other: read, lay the wanted over what is there, and PUT it
 * unless somebody was faster (`cloud/stale`).
 */
export async function putObject<Props extends object, Own extends object, Wire extends ArmObject>(
  definition: AzureKindDefinition<Props, Own, Wire>,
  { id, wanted, isNew }: { readonly id: string; readonly wanted: Props; readonly isNew: boolean },
  { api, mark, signal }: WriteContext<AzureApi>,
): Promise<Accepted> {
  const existing = await api.get<Wire>(id, { signal })
  if (existing) {
    if (isNew && definition.tagged) assertOurs(definition.title, existing, mark.owner)
    if (isDone(definition, wanted, existing, mark.owner)) return { id: existing.id ?? id }
    definition.assertPossible?.(wanted, existing)
  }
  const tags = definition.tagged && { tags: { ...existing?.tags, ...markTags(mark) } }
  const { body, ...followed } = await api.put(
    id,
    { ...definition.body(wanted, existing), ...tags },
    { ifMatch: existing?.etag, signal },
  )
  return { id: (body as ArmObject | undefined)?.id ?? id, ...followed }
}

/** Whether a write whose answer was lost has done it all: only waiting is left, and a second write would be refused. */
function isDone<Props extends object, Own extends object, Wire extends ArmObject>(
  definition: AzureKindDefinition<Props, Own, Wire>,
  wanted: Props,
  existing: Wire,
  owner: string,
): boolean {
  const attributes = attributesOf(definition, existing, { id: '', owner })
  if (definition.tagged && attributes.owner !== owner) return false
  if (attributes.provisioningState === 'Deleting' || settledByState(attributes.provisioningState).state === 'failed')
    return false
  return differences(heldInForm(attributes, wanted), wanted as Values).length === 0
}

/** Props, as the comparison sees them. */
type Values = Readonly<Record<string, unknown>>

/**
 * Somebody may have made an object of that name since we looked for it.
 * @throws existing/not-ours when it does not carry the mark
 */
function assertOurs(title: string, { id, tags }: ArmObject, owner: string): void {
  const held = ownerIn(tags)
  if (held === owner) return
  const whose = held === null ? 'carries no mark of ours' : `belongs to '${held}'`
  throw new InterconnectError('existing/not-ours', `the ${title} ${id} exists and ${whose}`, {
    hint: 'choose another metadata.name, or remove the object if nobody needs it',
  })
}

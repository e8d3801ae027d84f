import { z } from 'zod'
import { parseAddressRange } from '../../packets/address-range.ts'
import { equalities, type Expression, type Labels, type LabelSelector, operators } from '../labels.ts'

/** A field that may be left out or be null, which the API server takes for the same. */
export const optional = <Type extends z.ZodType>(type: Type) => type.nullish().transform((value) => value ?? undefined)
/** A list that may be left out. */
export const listOf = <Type extends z.ZodType>(type: Type) =>
  z
    .array(type)
    .nullish()
    .transform((value) => value ?? [])

export const LabelMap: z.ZodType<Labels> = z
  .record(z.string(), z.string())
  .nullish()
  .transform((labels) => labels ?? {})

/** The `metadata` of an object; what has no namespace is in `default`, as `kubectl apply` has it. */
export const Metadata = z.looseObject({
  name: z.string().min(1),
  namespace: z
    .string()
    .nullish()
    .transform((namespace) => namespace || 'default'),
  labels: LabelMap,
  annotations: LabelMap,
  ownerReferences: listOf(
    z.looseObject({ kind: z.string(), name: optional(z.string()), controller: optional(z.boolean()) }),
  ),
})

const Requirement = z
  .looseObject({ key: z.string().min(1), operator: z.enum(operators), values: listOf(z.string()) })
  .superRefine(({ operator, values }, context) => {
    const needsValues = operator === 'In' || operator === 'NotIn'
    if (needsValues === values.length > 0) return
    const message = needsValues ? `${operator} needs values` : `${operator} takes no values`
    context.addIssue({ code: 'custom', path: ['values'], message, input: values })
  })
  .transform(({ key, operator, values }): Expression => ({ key, operator, values }))

/** A `LabelSelector`; `matchLabels` and `matchExpressions` must all hold. */
export const Selector: z.ZodType<LabelSelector> = z
  .looseObject({ matchLabels: LabelMap, matchExpressions: listOf(Requirement) })
  .transform(({ matchLabels, matchExpressions }) => ({
    expressions: [...equalities(matchLabels), ...matchExpressions],
  }))

/** An address or a network of either family. */
export const AddressText = z.string().transform((text, context) => {
  const range = text.includes('-') ? undefined : parseAddressRange(text)
  if (range) return range
  context.addIssue({ code: 'custom', message: `'${text}' is not an address or a network`, input: text })
  return z.NEVER
})

/** Texts that are addresses; others, which a status may hold while nothing is known yet, are left out. */
export const knownAddresses = (texts: readonly (string | undefined)[]) =>
  texts.flatMap((text) => {
    const range = text === undefined ? undefined : parseAddressRange(text)
    return range ? [range] : []
  })

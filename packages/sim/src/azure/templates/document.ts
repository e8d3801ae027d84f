import { z } from 'zod'
import { ArmRefusal } from '../refusal.ts'

/** @source https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax */
const templateSchema = z.looseObject({
  $schema: z.string(),
  contentVersion: z.string(),
  parameters: z
    .record(z.string(), z.looseObject({ type: z.string(), defaultValue: z.unknown().optional() }))
    .default({}),
  variables: z.record(z.string(), z.unknown()).default({}),
  resources: z.array(
    z.looseObject({
      type: z.string(),
      name: z.string(),
      apiVersion: z.string(),
      dependsOn: z.array(z.string()).default([]),
      condition: z.unknown().optional(),
      copy: z.unknown().optional(),
    }),
  ),
  outputs: z.record(z.string(), z.looseObject({ type: z.string(), value: z.unknown().optional() })).default({}),
})
export type Template = z.infer<typeof templateSchema>

/** `InvalidTemplate`, in the words of the deployment service. */
export const invalidTemplate = (why: string): ArmRefusal =>
  new ArmRefusal('InvalidTemplate', `Deployment template validation failed: '${why}'.`)

/** @throws ArmRefusal `InvalidTemplate` for what is no template */
export function parseTemplate(template: unknown): Template {
  const result = templateSchema.safeParse(template)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new ArmRefusal(
    'InvalidTemplate',
    `Deployment template parse failed: '${issue?.message} Path '${issue?.path.join('.')}'.'.`,
  )
}

/** The value of every parameter: the given one, or the default. @throws ArmRefusal `InvalidTemplate` for one too few or too many */
export function parametersOf(template: Template, given: unknown): Record<string, unknown> {
  const values = z.record(z.string(), z.looseObject({ value: z.unknown().optional() })).safeParse(given ?? {})
  const entries = Object.entries(template.parameters).map(([name, { defaultValue }]) => {
    const value = values.data?.[name]?.value ?? defaultValue
    if (value !== undefined) return [name, value]
    throw invalidTemplate(
      `The value for the template parameter '${name}' is not provided. Please see https://aka.ms/arm-create-parameter-file for usage details.`,
    )
  })
  const unknown = Object.keys(values.data ?? {}).find((name) => !(name in template.parameters))
  if (unknown === undefined) return Object.fromEntries(entries) as Record<string, unknown>
  throw invalidTemplate(
    `The following parameters were supplied, but do not correspond to any parameters defined in the template: '${unknown}'.`,
  )
}

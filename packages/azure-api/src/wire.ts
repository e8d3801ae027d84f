import { z } from 'zod'

/** Marks a member that only the service writes: it may come back in a PUT, and is ignored there. */
export const readOnly = <T extends z.ZodType>(schema: T): z.ZodExactOptional<T> =>
  schema.exactOptional().meta({ readOnly: true })

/** Whether `readOnly` made the schema. */
export const isReadOnly = (schema: z.ZodType): boolean => schema.meta()?.['readOnly'] === true

/**
 * An object of the wire. ARM's network provider refuses members it does not know with
 * `Could not find member 'x' on object of type '<title>'`.
 * @source https://github.com/hashicorp/terraform/issues/35169
 */
export const wireObject = <S extends z.core.$ZodLooseShape>(title: string, shape: S) =>
  z.strictObject(shape).meta({ title })

/** A reference to another resource by its id. */
export const subResourceSchema = wireObject('SubResource', { id: z.string() })
export type SubResource = z.infer<typeof subResourceSchema>

/** What a nested resource has around its properties; `name` is needed inside the parent's list. */
export const childResource = <P extends z.ZodType>(title: string, properties: P) =>
  wireObject(title, {
    id: z.string().exactOptional(),
    name: z.string().exactOptional(),
    type: readOnly(z.string()),
    etag: readOnly(z.string()),
    properties,
  })

/** Tags: at most 50. */
export const tagsSchema = z.record(z.string(), z.string())
export type Tags = z.infer<typeof tagsSchema>

/** What every top-level (tracked) resource has around its properties. */
export const trackedResource = <P extends z.ZodType, E extends z.core.$ZodLooseShape>(
  title: string,
  properties: P,
  extra: E,
) =>
  wireObject(title, {
    id: readOnly(z.string()),
    name: readOnly(z.string()),
    type: readOnly(z.string()),
    etag: readOnly(z.string()),
    location: z.string(),
    tags: tagsSchema.exactOptional(),
    ...extra,
    properties,
  })

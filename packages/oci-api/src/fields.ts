import { z } from 'zod'

/**
 * An OCID in a request body. An empty string is a value, not an absence, and is refused.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/usingapi.htm
 */
export const OcidField = z.string().min(1).max(255)

export const DisplayName = z.string().min(1).max(255)

/** Free tags: plain key and value. Replaced as a whole by an update. */
export const FreeformTags = z.record(z.string(), z.string())
export type FreeformTags = z.infer<typeof FreeformTags>

/** Namespace → key → value. */
export const DefinedTags = z.record(z.string(), z.record(z.string(), z.unknown()))

/**
 * A field an answer may leave out or carry as `null`; both read as `undefined`.
 */
export const answered = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value): z.output<T> | undefined => value ?? undefined)
    .optional()

/** Tags as they stand in create and update bodies. */
export const tagFields = { freeformTags: FreeformTags.optional(), definedTags: DefinedTags.optional() }

/** What nearly every object answers besides its own fields. */
export const commonAnswer = {
  id: z.string(),
  compartmentId: z.string(),
  displayName: answered(z.string()),
  /** RFC 3339 with milliseconds. */
  timeCreated: answered(z.string()),
  freeformTags: answered(FreeformTags),
  definedTags: answered(DefinedTags),
}

/** Body of `changeCompartment`. */
export const ChangeCompartmentDetails = z.strictObject({ compartmentId: OcidField })
export type ChangeCompartmentDetails = z.infer<typeof ChangeCompartmentDetails>

/** States shared by the plain network objects. */
export const plainLifecycleStates = ['PROVISIONING', 'AVAILABLE', 'TERMINATING', 'TERMINATED'] as const

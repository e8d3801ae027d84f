import { z } from 'zod'

/** A field that may be left out or be null, which kubectl takes for the same. */
const optional = <Type extends z.ZodType>(type: Type) => type.nullish().transform((value) => value ?? undefined)
const listOf = <Type extends z.ZodType>(type: Type) =>
  z
    .array(type)
    .nullish()
    .transform((value) => value ?? [])

export const ClusterEntry = z.looseObject({
  server: z.url(),
  'certificate-authority': optional(z.string()),
  'certificate-authority-data': optional(z.string()),
  'insecure-skip-tls-verify': optional(z.boolean()),
  'tls-server-name': optional(z.string()),
  'proxy-url': optional(z.string()),
})
export type ClusterEntry = z.infer<typeof ClusterEntry>

/** A program that gives credentials: kubelogin, `oci ce cluster generate-token`. */
export const ExecEntry = z.looseObject({
  apiVersion: z.string(),
  command: z.string().min(1),
  args: listOf(z.string()),
  env: listOf(z.looseObject({ name: z.string(), value: z.string() })),
  installHint: optional(z.string()),
  interactiveMode: optional(z.enum(['Never', 'IfAvailable', 'Always'])),
  provideClusterInfo: optional(z.boolean()),
})
export type ExecEntry = z.infer<typeof ExecEntry>

export const UserEntry = z.looseObject({
  'client-certificate': optional(z.string()),
  'client-certificate-data': optional(z.string()),
  'client-key': optional(z.string()),
  'client-key-data': optional(z.string()),
  token: optional(z.string()),
  tokenFile: optional(z.string()),
  username: optional(z.string()),
  'auth-provider': optional(z.looseObject({ name: z.string() })),
  as: optional(z.string()),
  'as-groups': listOf(z.string()),
  exec: optional(ExecEntry),
})
export type UserEntry = z.infer<typeof UserEntry>

export const ContextEntry = z.looseObject({ cluster: z.string(), user: optional(z.string()) })
export type ContextEntry = z.infer<typeof ContextEntry>

/**
 * One file as it is written. Entries are read whole only when a context needs them: another one may be of a kind that
 * is not understood here.
 * @source https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 */
export const KubeconfigFile = z.looseObject({
  'current-context': optional(z.string()),
  clusters: listOf(z.looseObject({ name: z.string(), cluster: z.unknown() })),
  users: listOf(z.looseObject({ name: z.string(), user: z.unknown() })),
  contexts: listOf(z.looseObject({ name: z.string(), context: z.unknown() })),
})

/** An entry and the file it comes from: paths in it are relative to that. */
export interface Entry {
  readonly file: string
  readonly value: unknown
}

/** What all files say together: for each name the first that has it. */
export interface Kubeconfig {
  readonly files: readonly string[]
  readonly currentContext?: string
  readonly clusters: ReadonlyMap<string, Entry>
  readonly users: ReadonlyMap<string, Entry>
  readonly contexts: ReadonlyMap<string, Entry>
}

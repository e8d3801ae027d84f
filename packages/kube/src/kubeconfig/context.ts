import { dirname } from 'node:path'
import { InterconnectError, nearest } from '@interconnect/model'
import type { z } from 'zod'
import { ClusterEntry, ContextEntry, type Entry, type Kubeconfig, UserEntry } from './kubeconfig.ts'

/** A cluster, and who one is there. */
export interface Context {
  readonly name: string
  readonly cluster: ClusterEntry & Placed
  readonly user: UserEntry & Placed
}

/** Where the entry stands: names of files in it are relative to the folder. */
export interface Placed {
  readonly name: string
  readonly folder: string
}

/**
 * The context of that name, or the current one.
 * @throws cluster/no-context when there is none, cluster/kubeconfig when it leads nowhere
 */
export function contextOf(kubeconfig: Kubeconfig, wanted?: string): Context {
  const name = wanted ?? kubeconfig.currentContext
  if (name === undefined)
    throw new InterconnectError('cluster/no-context', `${filesOf(kubeconfig)} names no current context`, {
      hint: `name one with --context: ${known(kubeconfig.contexts)}`,
    })
  const entry = kubeconfig.contexts.get(name)
  if (!entry) throw noContext(kubeconfig, name)
  const context = parsed(ContextEntry, entry, `context ${name}`)
  const cluster = needed(kubeconfig.clusters, context.cluster, { of: `context ${name}`, sort: 'cluster' })
  const user = context.user
    ? needed(kubeconfig.users, context.user, { of: `context ${name}`, sort: 'user' })
    : { file: entry.file, value: {} }
  return {
    name,
    cluster: {
      ...parsed(ClusterEntry, cluster, `cluster ${context.cluster}`),
      name: context.cluster,
      folder: dirname(cluster.file),
    },
    user: {
      ...parsed(UserEntry, user, `user ${context.user}`),
      name: context.user ?? 'nobody',
      folder: dirname(user.file),
    },
  }
}

const filesOf = ({ files }: Kubeconfig): string => files.join(', ')

const known = (entries: ReadonlyMap<string, Entry>): string =>
  entries.size === 0 ? 'there are none' : `known are ${[...entries.keys()].slice(0, 12).join(', ')}`

function noContext(kubeconfig: Kubeconfig, name: string): InterconnectError {
  const meant = nearest(name, [...kubeconfig.contexts.keys()])
  return new InterconnectError('cluster/no-context', `${filesOf(kubeconfig)} has no context '${name}'`, {
    hint: meant === undefined ? known(kubeconfig.contexts) : `did you mean ${meant}?`,
  })
}

function needed(
  entries: ReadonlyMap<string, Entry>,
  name: string,
  { of, sort }: { readonly of: string; readonly sort: string },
): Entry {
  const entry = entries.get(name)
  if (entry) return entry
  throw new InterconnectError('cluster/kubeconfig', `${of} names ${sort} ${name}, which is in none of the files`, {
    hint: 'write the entry anew with `az aks get-credentials` or `oci ce cluster create-kubeconfig`',
  })
}

/** The value of an entry. What is wrong is told by its path only: the values may be secrets. */
function parsed<Type extends z.ZodType>(type: Type, { file, value }: Entry, title: string): z.infer<Type> {
  const result = type.safeParse(value ?? {})
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new InterconnectError(
    'cluster/kubeconfig',
    `${title} of ${file} cannot be used: ${issue!.path.join('.') || 'it'} is wrong`,
    { hint: 'compare it with https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/' },
  )
}

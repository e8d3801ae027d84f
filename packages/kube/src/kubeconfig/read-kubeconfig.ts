import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { InterconnectError, readYamlDocuments } from '@interconnect/model'
import type { z } from 'zod'
import { type Entry, type Kubeconfig, KubeconfigFile } from './kubeconfig.ts'

export interface KubeconfigChoice {
  /** As a person named it; the files of the environment when absent. */
  readonly file?: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The files kubectl would read: the one named, else those of KUBECONFIG, else `~/.kube/config`.
 * @source https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files
 */
export function kubeconfigFiles({ file, environment }: KubeconfigChoice): string[] {
  if (file !== undefined) return [file]
  const listed = (environment['KUBECONFIG'] ?? '').split(delimiter).filter((one) => one !== '')
  return listed.length > 0 ? listed : [join(environment['HOME'] ?? homedir(), '.kube', 'config')]
}

/**
 * Reads and merges them as kubectl does; of several listed in the environment, those that are not there count for nothing.
 * @throws cluster/kubeconfig when nothing can be read, or a file is none
 */
export async function readKubeconfig(choice: KubeconfigChoice): Promise<Kubeconfig> {
  const files = kubeconfigFiles(choice)
  const read = await Promise.all(files.map(readOne))
  const there = read.filter((one) => one !== undefined)
  if (there.length === 0)
    throw new InterconnectError('cluster/kubeconfig', `there is no kubeconfig at ${files.join(', ')}`, {
      hint: 'write one with `az aks get-credentials` or `oci ce cluster create-kubeconfig`, or name its file with --kubeconfig',
    })
  return merged(there)
}

type ReadFile = { readonly file: string; readonly written: z.infer<typeof KubeconfigFile> }

async function readOne(file: string): Promise<ReadFile | undefined> {
  const text = await textOf(file)
  if (text === undefined) return undefined
  const [source] = readYamlDocuments(text, file)
  const parsed = KubeconfigFile.safeParse(source?.value ?? {})
  const [finding] = source?.findings ?? []
  if (parsed.success && !finding) return { file, written: parsed.data }
  // Only places are told: what stands there may be a secret.
  const [issue] = parsed.success ? [] : parsed.error.issues
  const where = finding ? `line ${finding.place?.line}` : issue!.path.join('.') || 'all of it'
  throw new InterconnectError('cluster/kubeconfig', `${file} is no kubeconfig: ${where} is wrong`, {
    hint: 'name another file with --kubeconfig; `kubectl config view` shows what kubectl reads',
  })
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new InterconnectError(
      'cluster/kubeconfig',
      `cannot read ${file}: ${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}`,
      { hint: 'name a file you may read with --kubeconfig', cause },
    )
  }
}

function merged(files: readonly ReadFile[]): Kubeconfig {
  const current = files.map(({ written }) => written['current-context']).find(Boolean)
  const first = (entriesOf: (file: ReadFile) => readonly (readonly [string, unknown])[]) => {
    const all = new Map<string, Entry>()
    for (const one of files)
      for (const [name, value] of entriesOf(one)) if (!all.has(name)) all.set(name, { file: one.file, value })
    return all
  }
  return {
    files: files.map(({ file }) => file),
    ...(current !== undefined && { currentContext: current }),
    clusters: first(({ written }) => written.clusters.map(({ name, cluster }) => [name, cluster])),
    users: first(({ written }) => written.users.map(({ name, user }) => [name, user])),
    contexts: first(({ written }) => written.contexts.map(({ name, context }) => [name, context])),
  }
}

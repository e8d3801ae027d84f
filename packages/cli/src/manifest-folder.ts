import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Cloud, clouds, type Finding, hasErrors, InterconnectError } from '@interconnect/model'
import { type ManifestFile, type Manifests, readManifests } from '@interconnect/reach/kubernetes'
import type { Result } from './command.ts'
import { readText } from './document.ts'
import { findingsResult } from './with-document.ts'

export type ManifestsByCloud = Readonly<Record<Cloud, Manifests>>

/**
 * Manifests of a folder, by the cloud whose cluster they are for: what lies below `azure/` or `oci/` is for the cluster
 * there, the rest for every cluster.
 * @throws document/unreadable when there is no such folder
 */
export async function readManifestFolder(folder: string): Promise<ManifestsByCloud> {
  const names = (await entriesOf(folder)).filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted()
  const files = await Promise.all(
    names.map(async (name): Promise<ManifestFile> => ({
      file: join(folder, name),
      text: await readText(join(folder, name)),
    })),
  )
  const isFor = (cloud: Cloud, { file }: ManifestFile): boolean => {
    const [first] = relative(folder, file).split(sep)
    return first === cloud || !clouds.some((other) => other === first)
  }
  return {
    azure: readManifests(files.filter((file) => isFor('azure', file))),
    oci: readManifests(files.filter((file) => isFor('oci', file))),
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true })
  } catch (cause) {
    throw new InterconnectError('document/unreadable', `cannot read the folder ${folder}`, {
      hint: 'name the folder that holds the manifests with --manifests',
      cause,
    })
  }
}

/** What the API server would refuse, with the places; `undefined` when everything can be read. */
export function refusedManifests({ azure, oci }: ManifestsByCloud): Result | undefined {
  const all = new Map([...azure.findings, ...oci.findings].map((finding) => [placeText(finding), finding]))
  const findings = [...all.values()]
  return hasErrors(findings) ? findingsResult(findings, { file: findings[0]!.place?.file ?? '', text: '' }) : undefined
}

const placeText = ({ place, message }: Finding): string => `${place?.file}:${place?.line}:${place?.column} ${message}`

import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Cloud, clouds, InterconnectError } from '@interconnect/model'
import type { ManifestFile } from '@interconnect/reach/kubernetes'
import { readText } from '../document.ts'

export type FilesByCloud = Readonly<Record<Cloud, readonly ManifestFile[]>>

/**
 * Manifests of a folder, by the cloud whose cluster they are for: what lies below `azure/` or `oci/` is for the cluster
 * there, the rest for every cluster.
 * @throws document/unreadable when there is no such folder
 */
export async function readManifestFolder(folder: string): Promise<FilesByCloud> {
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
    azure: files.filter((file) => isFor('azure', file)),
    oci: files.filter((file) => isFor('oci', file)),
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

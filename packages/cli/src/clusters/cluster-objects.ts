import { type Cloud, type Finding, hasErrors, type InterconnectDocument } from '@interconnect/model'
import { type Manifests, overlaid, readManifests } from '@interconnect/reach/kubernetes'
import { noClusters, type ObjectsByCloud } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { Host } from '../host.ts'
import { findingsResult } from '../with-document.ts'
import type { ClusterInput } from './cluster-flags.ts'
import { readLiveClusters } from './live-clusters.ts'
import { type FilesByCloud, readManifestFolder } from './manifest-folder.ts'

/** What the flags say of the clusters, or the findings on what cannot be read. */
export type ClustersRead =
  | { readonly before: ObjectsByCloud; readonly after: ObjectsByCloud; readonly refused?: never }
  | { readonly refused: Result }

/**
 * Reads what the flags name. `after` is what the API servers say once the manifests are applied to it. `before` is what
 * they say now; without an API server, the manifests of before, or the same ones.
 */
export async function readClusters(
  input: ClusterInput & { readonly manifestsBefore?: string | undefined },
  { spec }: Pick<InterconnectDocument, 'spec'>,
  host: Host,
): Promise<ClustersRead> {
  if (input.manifests !== undefined && !spec.kubernetes) throw noClusters('what --manifests holds')
  const manifests = parsed(await filesIn(input.manifests))
  const earlier = input.manifestsBefore === undefined ? undefined : parsed(await filesIn(input.manifestsBefore))
  const live = parsed(await readLiveClusters(input, spec.kubernetes?.mode, host))
  const refused = refusedManifests([manifests, earlier ?? manifests, live])
  if (refused) return { refused }
  const applied = (those: ParsedManifests): ObjectsByCloud =>
    byCloud((cloud) => overlaid(live[cloud].objects, those[cloud].objects))
  const held = byCloud((cloud) => (isRead(live[cloud]) ? live : manifests)[cloud].objects)
  return { before: earlier ? applied(earlier) : held, after: applied(manifests) }
}

type ParsedManifests = Readonly<Record<Cloud, Manifests>>

const byCloud = <Value>(of: (cloud: Cloud) => Value): Readonly<Record<Cloud, Value>> => ({
  azure: of('azure'),
  oci: of('oci'),
})

/** A cluster always has namespaces. */
const isRead = ({ objects }: Manifests): boolean => objects.namespaces.length > 0

const filesIn = async (folder: string | undefined): Promise<FilesByCloud> =>
  folder === undefined ? { azure: [], oci: [] } : readManifestFolder(folder)

const parsed = (files: FilesByCloud): ParsedManifests => byCloud((cloud) => readManifests(files[cloud]))

/** What the API server would refuse, with the places; `undefined` when everything can be read. */
function refusedManifests(read: readonly ParsedManifests[]): Result | undefined {
  const found = read.flatMap(({ azure, oci }) => [...azure.findings, ...oci.findings])
  const findings = [...new Map(found.map((finding) => [placeText(finding), finding])).values()]
  return hasErrors(findings) ? findingsResult(findings, { file: findings[0]!.place?.file ?? '', text: '' }) : undefined
}

const placeText = ({ place, message }: Finding): string => `${place?.file}:${place?.line}:${place?.column} ${message}`

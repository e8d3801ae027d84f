import { clusterNotes, networkOf, traceFlow, withWorkloads } from '@interconnect/toolkit'
import { emptyCluster } from '@interconnect/reach/kubernetes'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { type ManifestsByCloud, readManifestFolder, refusedManifests } from '../manifest-folder.ts'
import { traceText } from '../views/trace.human.ts'
import { traceDocument } from '../views/trace.json.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput & {
  readonly file: string
  readonly from: string
  readonly to: string
  readonly port: string
  readonly manifests: string | undefined
  readonly observed: boolean
}

export const trace = (input: Given, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const manifests = input.manifests === undefined ? undefined : await readManifestFolder(input.manifests)
    const refused = manifests && refusedManifests(manifests)
    if (refused) return refused
    const network = await networkOf(document, ports, input)
    const traced = traceFlow(withWorkloads(network, objectsOf(manifests), input), input)
    for (const note of clusterNotes(network, input)) host.stderr.write(`note: ${note}\n`)
    return {
      exitCode: traced.story.verdict === 'allowed' ? 0 : 3,
      human: (look) => traceText(traced, look),
      json: () => traceDocument(traced),
    }
  })

const objectsOf = (manifests: ManifestsByCloud | undefined) => ({
  azure: manifests?.azure.objects ?? emptyCluster,
  oci: manifests?.oci.objects ?? emptyCluster,
})

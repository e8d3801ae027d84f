import { lint as runLints } from '@interconnect/toolkit'
import type { ClusterInput } from '../clusters/cluster-flags.ts'
import { readClusters } from '../clusters/cluster-objects.ts'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { lintText } from '../views/lint.human.ts'
import { lintDocument } from '../views/lint.json.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput & ClusterInput & { readonly file: string; readonly observed: boolean }

export const lint = (input: Given, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const clusters = await readClusters(input, document, host)
    if (clusters.refused) return clusters.refused
    const linting = await runLints(document, ports, { ...input, objects: clusters.after })
    return {
      exitCode: linting.findings.some(({ severity }) => severity === 'error') ? 3 : 0,
      human: (look) => lintText(linting, look),
      json: () => lintDocument(linting),
    }
  })

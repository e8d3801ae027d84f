import { drift as findDrift } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { driftText } from '../views/drift.human.ts'
import { driftDocument } from '../views/drift.json.ts'
import { withReading } from '../with-target.ts'

/** What was never applied cannot have drifted. */
export const drift = (
  input: GlobalInput & { readonly file: string; readonly ignore: readonly string[] },
  host: Host,
): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const found = await findDrift(document, ports, input.ignore)
    return {
      exitCode: found.applied && found.drifted.length > 0 ? 2 : 0,
      human: (look) => driftText(found, look),
      json: () => driftDocument(found),
    }
  })

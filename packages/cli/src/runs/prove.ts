import { prove as runProbes } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { proofText } from '../views/proof.human.ts'
import { proofDocument } from '../views/proof.json.ts'
import { withReading } from '../with-target.ts'

/** What could not be looked at is not proved: it fails, less loudly. */
const exitCodes = { pass: 0, fail: 3, unknown: 1 } as const

export const prove = (input: GlobalInput & { readonly file: string }, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const proof = await runProbes(document, ports)
    return {
      exitCode: exitCodes[proof.verdict],
      human: (look) => proofText(proof, look),
      json: () => proofDocument(proof),
    }
  })

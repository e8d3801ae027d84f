import { status as readStatus } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { statusText } from '../views/status.human.ts'
import { statusDocument } from '../views/status.json.ts'
import { withReading } from '../with-target.ts'

export const status = (input: GlobalInput & { readonly file: string }, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const read = await readStatus(document, ports)
    return { exitCode: 0, human: (look) => statusText(read, look), json: () => statusDocument(read) }
  })

import { hasChanges } from '@interconnect/engine'
import { placeFindings } from '@interconnect/model'
import { plan as makePlan } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { readPrices } from '../read-prices.ts'
import { planText } from '../views/plan.human.ts'
import { planDocument } from '../views/plan.json.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput & {
  readonly file: string
  readonly detailedExitcode: boolean
  readonly prices?: string | undefined
  readonly skipPreflight: boolean
}

export const plan = (input: Given, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, source, ports }) => {
    const { skipPreflight } = input
    const made = await makePlan(document, ports, { prices: await readPrices(input.prices), skipPreflight })
    const planned = { ...made, findings: placeFindings(made.findings, source) }
    return {
      exitCode: input.detailedExitcode && hasChanges(made.plan) ? 2 : 0,
      human: (look) => planText(planned, look),
      json: () => planDocument(planned),
    }
  })

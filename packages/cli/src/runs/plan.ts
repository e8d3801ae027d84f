import { hasChanges } from '@interconnect/engine'
import { placeFindings } from '@interconnect/model'
import { plan as makePlan, planDestruction, reachOfPlan } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { readPrices } from '../read-prices.ts'
import { planText } from '../views/plan.human.ts'
import { planDocument } from '../views/plan.json.ts'
import { withReading } from '../with-target.ts'
import type { Look } from '../words/style.ts'
import { savePlan } from './saved-plan-file.ts'

type Given = GlobalInput & {
  readonly file: string
  readonly detailedExitcode: boolean
  readonly prices?: string | undefined
  readonly skipPreflight: boolean
  readonly destroy: boolean
  readonly out: string | undefined
}

export const plan = (input: Given, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, source, ports }) => {
    const options = { prices: await readPrices(input.prices), skipPreflight: input.skipPreflight }
    const made = await (input.destroy ? planDestruction : makePlan)(document, ports, options)
    if (input.out !== undefined) await savePlan(made, input.out, input)
    const planned = { ...made, findings: placeFindings(made.findings, source), reach: reachOfPlan(made) }
    return {
      exitCode: input.detailedExitcode && hasChanges(made.plan) ? 2 : 0,
      human: (look) => planText(planned, look) + savedText(input, look),
      json: () => ({ ...planDocument(planned), ...(input.out !== undefined && { savedAs: input.out }) }),
    }
  })

const savedText = ({ out, destroy }: Given, { style }: Look): string =>
  out === undefined
    ? ''
    : `\n\nSaved: ${style.note(`interconnect ${destroy ? 'destroy' : 'apply'} --plan ${out}`)} does exactly this, or says what has moved.`

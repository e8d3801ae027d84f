import { planMending } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { Host } from '../host.ts'
import { planText } from '../views/plan.human.ts'
import { planDocument } from '../views/plan.json.ts'
import { withReading, withWriting } from '../with-target.ts'
import { type CarryOutInput, carryOutPlan } from './carry-out.ts'

type Given = CarryOutInput & { readonly dryRun: boolean }

export const repair = (input: Given, host: Host): Promise<Result> =>
  input.dryRun ? showRepair(input, host) : doRepair(input, host)

/** Over sessions that cannot write. */
const showRepair = (input: Given, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const planned = await planMending(document, ports)
    return { exitCode: 0, human: (look) => planText(planned, look), json: () => planDocument(planned) }
  })

const doRepair = (input: Given, host: Host): Promise<Result> =>
  withWriting(input, host, async (writing) =>
    carryOutPlan(await planMending(writing.document, writing.ports), writing, input, host),
  )

import { compare, plan } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { Host } from '../host.ts'
import { withWriting } from '../with-target.ts'
import { type CarryOutInput, carryOutPlan } from './carry-out.ts'

export const apply = (input: CarryOutInput & { readonly skipPreflight: boolean }, host: Host): Promise<Result> =>
  withWriting(input, host, async (writing) =>
    carryOutPlan(await make(input)(writing.document, writing.ports, input), writing, input, host),
  )

/** A saved plan is told first what has moved; the clouds were asked whether they let it when it was made. */
const make = ({ plan: saved }: CarryOutInput) => (saved === undefined ? plan : compare)

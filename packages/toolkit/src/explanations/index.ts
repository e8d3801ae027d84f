import type { Explanation, LinkStatus } from '../actions/status-types.ts'
import { circuitFailed } from './circuit-failed.ts'
import { circuitWithoutPartner } from './circuit-without-partner.ts'
import type { Diagnosis } from './diagnosis.ts'
import { peeringGone } from './peering-gone.ts'
import { peeringDiffers } from './peering-differs.ts'
import { virtualCircuitFailed } from './virtual-circuit-failed.ts'

/** One file and one line each. */
export const diagnoses: readonly Diagnosis[] = [
  virtualCircuitFailed,
  circuitFailed,
  peeringDiffers,
  peeringGone,
  circuitWithoutPartner,
]

export const explain = (link: LinkStatus): Explanation[] =>
  diagnoses.flatMap(({ id, recognise }) => {
    const told = recognise(link)
    return told ? [{ id, ...told }] : []
  })

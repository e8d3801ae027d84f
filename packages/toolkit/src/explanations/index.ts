import type { Explanation, LinkStatus } from '../actions/status-types.ts'
import { circuitWithoutPartner } from './circuit-without-partner.ts'
import { virtualCircuitFailed } from './virtual-circuit-failed.ts'

/** A state of the link that puzzles people, recognised and told. */
export type Diagnosis = (link: LinkStatus) => Explanation | undefined

/** One file and one line each. */
const diagnoses: readonly Diagnosis[] = [virtualCircuitFailed, circuitWithoutPartner]

export const explain = (link: LinkStatus): Explanation[] =>
  diagnoses.flatMap((diagnosis) => diagnosis(link) ?? [])

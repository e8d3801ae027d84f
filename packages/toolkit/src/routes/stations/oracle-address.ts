import type { ResolvedSpec } from '@interconnect/model'
import type { Leg } from '@interconnect/routing'

/** Oracle's address on a leg, without its mask. */
export const oracleAddress = ({ legs }: ResolvedSpec, leg: Leg): string => legs[leg].oracle.split('/')[0]!

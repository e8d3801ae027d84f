import type { ReadContext } from '@interconnect/engine'
import { Drg, drgs } from '@interconnect/oci-api'
import type { OciApi } from './api.ts'
import type { Query } from './query.ts'

/** What belongs to a DRG is listed by DRG: one query for each of the compartment. */
export async function listsByDrg(
  compartmentId: string,
  { api, signal }: Omit<ReadContext<OciApi>, 'mark'>,
): Promise<Query[]> {
  const found = await api.list(drgs.collection, Drg, { compartmentId }, { signal })
  return found.filter(({ lifecycleState }) => lifecycleState !== 'TERMINATED').map(({ id }) => ({ drgId: id }))
}

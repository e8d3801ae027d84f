import type { ReadContext, WriteContext } from '@interconnect/engine'
import type { OciApi } from '../src/api.ts'
import { MemoryOci } from './memory-oci.ts'
import { openSession } from './open-session.ts'

/** A cloud in memory and the context a kind is called with. */
export function tryKind(key = 'oci/thing/one') {
  const oci = new MemoryOci()
  const { api, clock } = openSession(oci.fetch, { compartmentId: 'c' })
  const { signal } = new AbortController()
  const reading: ReadContext<OciApi> = { api, signal, mark: { owner: 'ashburn', key } }
  const writing: WriteContext<OciApi> = { ...reading, clock, requestToken: 'token' }
  return { oci, reading, writing }
}

/** The tags that say an object is ours. */
export const ourTags = { 'interconnect-owner': 'ashburn', 'interconnect-key': 'oci/thing/one' }

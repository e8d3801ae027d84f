import { InterconnectError } from '@interconnect/model'
import type { z } from 'zod'
import type { CallOptions, OciApi } from './api.ts'

/** Reads what is known to be there. @throws cloud/not-found that names it */
export async function mustRead<T>(api: OciApi, path: string, schema: z.ZodType<T>, options?: CallOptions): Promise<T> {
  const found = await api.get(path, schema, options)
  if (found) return found.body
  throw new InterconnectError('cloud/not-found', `OCI has no ${path}`, {
    hint: 'check the OCID, the region and the permission to read it',
  })
}

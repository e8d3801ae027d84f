import { ownershipIn, type ReadContext } from '@interconnect/engine'
import type { AzureApi } from '../api.ts'
import type { ArmObject, AzureAttributes, AzureKindDefinition } from './definition.ts'

/** The one mapping from the wire; serves reading, writing and listing. `id` stands in where the body has none. */
export const attributesOf = <Own extends object, Wire extends ArmObject>(
  { tagged, attributes }: Pick<AzureKindDefinition<never, Own, Wire>, 'tagged' | 'attributes'>,
  wire: Wire,
  { id, owner }: { readonly id: string; readonly owner: string },
): AzureAttributes & Own => ({
  id: wire.id ?? id,
  ...(tagged && ownershipIn(wire.tags)),
  provisioningState: wire.properties?.provisioningState ?? 'Succeeded',
  ...attributes(wire, wire.id ?? id, owner),
})

/** Reads an object by id; `undefined` when it is not there. */
export async function readObject<Own extends object, Wire extends ArmObject>(
  definition: Pick<AzureKindDefinition<never, Own, Wire>, 'tagged' | 'attributes'>,
  id: string,
  { api, signal, mark: { owner } }: ReadContext<AzureApi>,
): Promise<(AzureAttributes & Own) | undefined> {
  const wire = await api.get<Wire>(id, { signal })
  return wire && attributesOf(definition, wire, { id, owner })
}

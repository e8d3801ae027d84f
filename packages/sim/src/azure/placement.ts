import { childId, parseResourceId, sameId } from '@interconnect/azure-api'
import type { Azure } from './azure.ts'
import { invalidRequest, serviceOwned } from './body.ts'
import type { AnyAzureKind } from './kind.ts'
import { requireLocation } from './locations.ts'
import type { AzureResources } from './resources.ts'
import { type ArmBody, segmentOf, type Stored } from './resource-types.ts'

/** One resource of a PUT: the body's own, or one of those nested in it. */
export interface Placed {
  readonly kind: AnyAzureKind
  readonly id: string
  readonly previous: Stored | undefined
}

/** Puts a body, and everything nested in it, into the draft, over what was there before. */
export function place(azure: Azure, draft: AzureResources, kind: AnyAzureKind, id: string, body: ArmBody): Placed[] {
  const previous = draft.get(kind.of, id)
  const children = azure.kinds.childrenOf(kind.of)
  const segments = children.map((child) => segmentOf(child.of))
  const own = Object.entries(body.properties).filter(([name]) => !segments.includes(name))
  draft.put(kind.of, {
    ...body,
    ...(kind.of.parent ? {} : { location: requireLocation(kind.of.type, id, body, previous) }),
    id: previous?.id ?? id,
    name: previous?.name ?? parseResourceId(id)!.name,
    type: kind.of.type,
    etag: '',
    properties: {
      ...(previous && serviceOwned(kind.of.schema, previous.properties)),
      ...Object.fromEntries(own),
      provisioningState: 'Updating',
    },
  })
  const nested = children.flatMap((child) =>
    placeChildren(azure, draft, { kind, id, child, list: listIn(body, child) }),
  )
  return [{ kind, id, previous }, ...nested]
}

interface ChildList {
  readonly kind: AnyAzureKind
  readonly id: string
  readonly child: AnyAzureKind
  /** Absent when the body does not speak of them. */
  readonly list: readonly ArmBody[] | undefined
}

function placeChildren(azure: Azure, draft: AzureResources, { kind, id, child, list }: ChildList): Placed[] {
  if (!list && kind.absentChildren === 'kept') return []
  const wanted = (list ?? []).map((body) => ({ body, id: childId(id, segmentOf(child.of), nameOf(body, child)) }))
  for (const existing of draft.list(child.of, { parent: id })) {
    if (wanted.some((item) => sameId(item.id, existing.id))) continue
    draft.delete(child.of, existing.id)
    child.checkDelete?.(existing, azure.context(draft))
  }
  return wanted.flatMap((item) => place(azure, draft, child, item.id, item.body))
}

function nameOf(body: ArmBody, child: AnyAzureKind): string {
  if (body.name !== undefined && body.name !== '') return body.name
  throw invalidRequest(
    'InvalidJson',
    `Required property 'name' not found in JSON. Path 'properties.${segmentOf(child.of)}'.`,
  )
}

const listIn = (body: ArmBody, child: AnyAzureKind): readonly ArmBody[] | undefined =>
  (body.properties as Record<string, readonly ArmBody[] | undefined>)[segmentOf(child.of)]

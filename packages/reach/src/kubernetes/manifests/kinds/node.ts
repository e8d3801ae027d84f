import { z } from 'zod'
import { defineManifestKind } from '../manifest-kind.ts'
import { knownAddresses, listOf, Metadata, optional } from '../wire.ts'

const Status = z.looseObject({ addresses: listOf(z.looseObject({ type: z.string(), address: z.string() })) })

/** @source https://learn.microsoft.com/azure/aks/use-labels */
const poolLabels = ['kubernetes.azure.com/agentpool', 'agentpool']
/** `oke-c<cluster>-n<pool>-s<subnet>-<slot>`. @source https://docs.oracle.com/en-us/iaas/Content/ContEng/Reference/contenggeneratednodenames.htm */
const okeName = /^oke-c[a-z0-9]+-n([a-z0-9]+)-s[a-z0-9]+-\d+$/

export const node = defineManifestKind({
  group: '',
  kinds: ['Node'],
  schema: z.looseObject({ metadata: Metadata, status: optional(Status) }),
  read({ metadata: { name, labels }, status }) {
    const inside = (status?.addresses ?? []).filter(({ type }) => type === 'InternalIP')
    // The names of virtual nodes of OKE and of many others are their addresses, also where nothing else is known.
    const addresses = knownAddresses(inside.length > 0 ? inside.map(({ address }) => address) : [name])
    const pool = poolLabels.map((label) => labels[label]).find(Boolean) ?? okeName.exec(name)?.[1]
    return { nodes: [{ name, addresses, ...(pool ? { pool } : {}) }] }
  },
})

import { nearest } from '@interconnect/model'
import type { Endpoint, Fabric } from '../fabric/fabric.ts'
import { intersect, merged } from '../packets/address-list.ts'
import { type AddressRange, parseAddressRange } from '../packets/address-range.ts'
import { remembered } from '../remembered.ts'

/** Endpoints a question means, with the addresses of each that it means. */
export interface Place {
  /** As asked. */
  readonly text: string
  readonly parts: readonly Part[]
  readonly addresses: readonly AddressRange[]
}

export interface Part {
  readonly endpoint: Endpoint
  readonly addresses: readonly AddressRange[]
}

/** Why a text means no place, with what could have been meant. */
export interface UnknownPlace {
  readonly message: string
  readonly hint: string
}

export const isUnknown = (found: Place | UnknownPlace): found is UnknownPlace => 'message' in found

/** Reads `azure/app`, `azure`, `internet`, the name of a host or a pod, an address, a prefix. */
export function findPlace({ endpoints }: Fabric, text: string): Place | UnknownPlace {
  const named = byName(endpoints).get(text)
  if (named)
    return placeOf(
      text,
      named.map((endpoint) => ({ endpoint, addresses: endpoint.addresses })),
    )
  const range = parseAddressRange(text)
  if (range) {
    const parts = endpoints.map((endpoint) => ({ endpoint, addresses: intersect(endpoint.addresses, [range]) }))
    const known = parts.filter(({ addresses }) => addresses.length > 0)
    return known.length > 0
      ? placeOf(text, known)
      : { message: `no subnet of either cloud has ${text}`, hint: `known places: ${knownNames(endpoints).join(', ')}` }
  }
  const names = knownNames(endpoints)
  const meant = nearest(text, names)
  return {
    message: `there is no place called '${text}'`,
    hint: meant === undefined ? `known places: ${names.slice(0, 12).join(', ')}` : `did you mean ${meant}?`,
  }
}

const byName = remembered((endpoints: readonly Endpoint[]): ReadonlyMap<string, readonly Endpoint[]> => {
  const found = new Map<string, Endpoint[]>()
  for (const endpoint of endpoints)
    for (const name of new Set([...endpoint.names, ...endpoint.groups])) {
      const same = found.get(name)
      if (same) same.push(endpoint)
      else found.set(name, [endpoint])
    }
  return found
})

const placeOf = (text: string, parts: readonly Part[]): Place => ({
  text,
  parts,
  addresses: merged(parts.flatMap(({ addresses }) => addresses)),
})

const knownNames = (endpoints: readonly Endpoint[]): readonly string[] => [
  ...new Set(endpoints.flatMap(({ names, groups }) => [...groups, ...names])),
]

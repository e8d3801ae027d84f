import type { AzureApi } from '@interconnect/azure'
import type { OciApi } from '@interconnect/oci'
import { hasCode, type ResolvedSpec } from '@interconnect/model'
import type { NetworkModel } from '@interconnect/reach'

/** What is needed to read the clouds around a model. */
export interface Reading {
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly signal: AbortSignal
  readonly spec: ResolvedSpec
  /** The cloud's id of an object of the graph, by its key there; other keys are ids themselves. */
  readonly idOf: (key: string) => string
  /** The key of an object of the graph by its id; others are known by their ids. */
  readonly keyOf: (id: string) => string
}

/** Reads one sort of thing that decides about packets, whoever made it, and gives the model with it. */
export type Reader = (model: NetworkModel, reading: Reading) => Promise<NetworkModel>

/** Objects of others may be hidden from us: then the model goes without them. */
export async function ifSeen<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (hasCode(error, 'permission/denied', 'cloud/not-found')) return undefined
    throw error
  }
}

export const lastOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

export const isOcid = (id: string): boolean => id.startsWith('ocid1.')

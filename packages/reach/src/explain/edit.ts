import type { AzureSide } from '../model/azure.ts'
import type { Host, NetworkModel } from '../model/network-model.ts'
import type { Modelled, ObjectRef } from '../model/object.ts'
import type { OciSide } from '../model/oci.ts'

/** One change of one object, tried on the model before anybody is told of it. */
export interface Edit {
  readonly object: ObjectRef
  /** The rule or row it is about, where there is one already. */
  readonly rule?: string
  /** What to do there, as an instruction: `add a rule: egress tcp/1521 to 10.1.10.0/24`. */
  readonly text: string
  /** It puts back what is wanted. */
  readonly restores?: true
  /** What is the matter now, as a claim: `does not propagate gateway routes`. */
  readonly fault: string
  apply(model: NetworkModel): NetworkModel
}

/** Keys of the objects whose tables packets have met: a table that no packet came to cannot lead any astray. */
export type Met = ReadonlySet<string>

type Lists<S> = { [K in keyof S]: S[K] extends readonly Modelled[] ? K : never }[keyof S]

const changed = <T extends Modelled>(list: readonly T[], key: string, change: (object: T) => T): readonly T[] =>
  list.map((object) => (object.ref.key === key ? change(object) : object))

/** The model with one Azure object changed. */
export const changeAzure =
  <K extends Lists<AzureSide>>(kind: K, key: string, change: (object: AzureSide[K][number]) => AzureSide[K][number]) =>
  (model: NetworkModel): NetworkModel => ({
    ...model,
    azure: { ...model.azure, [kind]: changed<AzureSide[K][number]>(model.azure[kind], key, change) },
  })

/** The model with one host changed. */
export const changeHost =
  (key: string, change: (host: Host) => Host) =>
  (model: NetworkModel): NetworkModel => ({ ...model, hosts: changed(model.hosts, key, change) })

/** The model with one OCI object changed. */
export const changeOci =
  <K extends Lists<OciSide>>(kind: K, key: string, change: (object: OciSide[K][number]) => OciSide[K][number]) =>
  (model: NetworkModel): NetworkModel => ({
    ...model,
    oci: { ...model.oci, [kind]: changed<OciSide[K][number]>(model.oci[kind], key, change) },
  })

import { remembered } from '../remembered.ts'

export type Side = 'azure' | 'oci' | 'link' | 'kubernetes'

/** Something a person can open and edit, as verdicts name it. */
export interface ObjectRef {
  /** Unique in the model: a graph key, an ARM id, an OCID. */
  readonly key: string
  readonly side: Side
  /** For people: `network security group`, `DRG route table`. */
  readonly kind: string
  readonly name: string
}

/** Every value of the model that stands for one object. */
export interface Modelled {
  readonly ref: ObjectRef
}

export const objectTitle = ({ kind, name }: ObjectRef): string => `${kind} ${name}`

const byKey = remembered((list: readonly Modelled[]) => {
  const found = new Map<string, Modelled>()
  for (const one of list) if (!found.has(one.ref.key)) found.set(one.ref.key, one)
  return found
})

/** The object of a list that a key names. */
export const objectOf = <T extends Modelled>(list: readonly T[], key: string | undefined): T | undefined =>
  key === undefined ? undefined : (byKey(list).get(key) as T | undefined)

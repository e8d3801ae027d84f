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

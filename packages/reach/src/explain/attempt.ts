import type { Trace } from '../analyse/trace.ts'
import type { Fabric } from '../fabric/fabric.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { Edit } from './edit.ts'

/** A model, and what becomes of the packets in it. */
export interface Attempt {
  readonly model: NetworkModel
  readonly seen: Trace
}

/** With an edit made; traced when somebody looks. */
export interface Tried extends Attempt {
  readonly fabric: Fabric
}

/** Makes an edit on a model and asks the question again. */
export type TryOut = (edit: Edit, on: NetworkModel) => Tried

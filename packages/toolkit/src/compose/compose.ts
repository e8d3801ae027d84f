import type { Graph } from '@interconnect/engine'
import type { ResolvedSpec } from '@interconnect/model'
import { gates } from '../gates/index.ts'
import { composeAzure } from './azure.ts'
import { composeOci } from './oci.ts'

/** The objects and gates a resolved document stands for. */
export const compose = (spec: ResolvedSpec): Graph => ({
  owner: spec.name,
  resources: [...composeAzure(spec), ...composeOci(spec)],
  gates,
})

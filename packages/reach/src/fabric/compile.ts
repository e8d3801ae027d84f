import { withClusters } from '../kubernetes/fabric/with-clusters.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { compileClouds } from './compile-clouds.ts'
import type { Fabric } from './fabric.ts'

/** Both clouds, and on top of them what is asked about of the Kubernetes clusters that stand there. */
export const compileNetwork = (model: NetworkModel): Fabric => withClusters(compileClouds(model), model)

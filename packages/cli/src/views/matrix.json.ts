import type { PlaceGroup, PlaceMatrix, ReachedNetwork } from '@interconnect/toolkit'
import type { MatrixDocument } from '../output/matrix.ts'

export interface ShownMatrix {
  readonly matrix: PlaceMatrix
  readonly network: Pick<ReachedNetwork, 'spec' | 'isObserved'>
  /** Places that stand for several workloads. */
  readonly groups: readonly PlaceGroup[]
}

export const matrixDocument = ({ matrix, network, groups }: ShownMatrix): MatrixDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Matrix',
  name: network.spec.name,
  observed: network.isObserved,
  places: [...matrix.places],
  ...(groups.length > 0 && { groups: groups.map(({ place, members }) => ({ place, members: [...members] })) }),
  cells: matrix.cells.map(({ from, to, services, isForAll }) => ({ from, to, services, forAll: isForAll })),
})

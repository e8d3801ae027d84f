import type { PlaceMatrix, ReachedNetwork } from '@interconnect/toolkit'
import type { MatrixDocument } from '../output/matrix.ts'

export interface ShownMatrix {
  readonly matrix: PlaceMatrix
  readonly network: Pick<ReachedNetwork, 'spec' | 'isObserved'>
}

export const matrixDocument = ({ matrix, network }: ShownMatrix): MatrixDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Matrix',
  name: network.spec.name,
  observed: network.isObserved,
  places: [...matrix.places],
  cells: matrix.cells.map(({ from, to, services, isForAll }) => ({ from, to, services, forAll: isForAll })),
})

import type { PriceLine } from '../price-line.ts'
import { circuitLine } from './circuit.ts'
import { egressLine } from './egress.ts'
import { gatewayLine } from './gateway.ts'
import { azureNodesLine, ociNodesLine } from './nodes.ts'
import { ociDataLine } from './oci-data.ts'
import { ociGatewayLine } from './oci-gateway.ts'
import { portLine } from './port.ts'
import { publicAddressLine } from './public-address.ts'

/** What can be on the bill, in its order. One file and one line each. */
export const priceLines: readonly PriceLine[] = [
  circuitLine,
  egressLine,
  gatewayLine,
  publicAddressLine,
  azureNodesLine,
  portLine,
  ociDataLine,
  ociGatewayLine,
  ociNodesLine,
]

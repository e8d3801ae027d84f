import { drgTables } from './drg-tables.ts'
import { gateways } from './gateways.ts'
import { microsoftEdges } from './microsoft-edges.ts'
import { oracleEdges } from './oracle-edges.ts'
import type { StationKind } from './station.ts'
import { vcnTables } from './vcn-tables.ts'
import { vnetSubnets } from './vnet-subnets.ts'

/** Every station of a link, from the VCN to the VNet. One file and one line each. */
export const stationKinds: readonly StationKind[] = [
  vcnTables,
  drgTables,
  oracleEdges,
  microsoftEdges,
  gateways,
  vnetSubnets,
]

import type { AzureSide } from '../model/azure.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { OciSide } from '../model/oci.ts'
import { objectOf } from '../model/object.ts'
import { remembered } from '../remembered.ts'

export type AzureWiring = Pick<AzureSide, 'networks' | 'peerings' | 'gateways' | 'connections' | 'circuits'>
type DrgWiring = Pick<OciSide, 'drgs' | 'attachments' | 'drgRouteTables' | 'imports' | 'virtualCircuits'>

/** The part of a model that says who learns what: networks, and what joins them. */
export interface Wiring {
  readonly azure: AzureWiring
  /** Of the route tables only those that VCNs have for what comes in from a DRG: their rules are offered to it. */
  readonly oci: DrgWiring & Pick<OciSide, 'vcns' | 'subnets' | 'routeTables'>
}

/** The same value for models whose wiring is the same: most edits leave it as it is. */
export function wiringOf({ azure, oci }: NetworkModel): Wiring {
  const entrances = oci.attachments.flatMap(({ vcnRouteTableKey }) => objectOf(oci.routeTables, vcnRouteTableKey) ?? [])
  return wiring(
    azureWiring(azure.networks, azure.peerings, azure.gateways, azure.connections, azure.circuits),
    drgWiring(oci.drgs, oci.attachments, oci.drgRouteTables, oci.imports, oci.virtualCircuits),
    oci.vcns,
    oci.subnets,
    ...entrances,
  )
}

const azureWiring = remembered(
  (
    networks: AzureSide['networks'],
    peerings: AzureSide['peerings'],
    gateways: AzureSide['gateways'],
    connections: AzureSide['connections'],
    circuits: AzureSide['circuits'],
  ): AzureWiring => ({ networks, peerings, gateways, connections, circuits }),
)

const drgWiring = remembered(
  (
    drgs: OciSide['drgs'],
    attachments: OciSide['attachments'],
    drgRouteTables: OciSide['drgRouteTables'],
    imports: OciSide['imports'],
    virtualCircuits: OciSide['virtualCircuits'],
  ): DrgWiring => ({ drgs, attachments, drgRouteTables, imports, virtualCircuits }),
)

const wiring = remembered(
  (
    azure: AzureWiring,
    drg: DrgWiring,
    vcns: OciSide['vcns'],
    subnets: OciSide['subnets'],
    ...routeTables: OciSide['routeTables']
  ): Wiring => ({ azure, oci: { ...drg, vcns, subnets, routeTables } }),
)

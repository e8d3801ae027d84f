import { drgTableStation } from '@interconnect/routing'
import { keys } from '../compose/keys.ts'
import { expectedVcnTable } from './expected-topology.ts'
import { prefixChecks } from './prefix-checks.ts'
import { absent, type Probe } from './probe.ts'

/**
 * The table that the VCN's attachment uses knows every VNet range by way of the virtual circuit.
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm
 */
export const drgRoutes: Probe = {
  id: 'probe/drg-routes',
  title: 'the DRG has learned the ranges of the VNet',
  run: async ({ attributes, expected, readings }) => {
    if (!attributes(keys.drg)) return [absent('DRG')]
    const rows = await readings.drgTable('vcn')
    if (!rows) return [absent('attachment of the VCN to the DRG')]
    const used = rows.filter(
      ({ isConflict, isBlackhole, routeProvenance }) =>
        !isConflict && !isBlackhole && routeProvenance === 'VIRTUAL_CIRCUIT',
    )
    const station = expected.stations.get(drgTableStation(expectedVcnTable))
    const wanted = (station?.best ?? [])
      .filter(({ leg, source }) => leg !== undefined || source === 'bgp')
      .map(({ prefix }) => prefix)
    return prefixChecks(
      'in the DRG table of the VCN',
      wanted,
      used.map(({ destination }) => destination),
      'check the BGP sessions and the import distribution of that table',
    )
  },
  page: {
    means:
      'The DRG route table that the VCN’s attachment uses has every VNet range by way of the virtual circuit. Without it packets from the VCN reach the DRG and are dropped there.',
    shows: {
      azure: 'Nothing: Azure sends, and no answer comes.',
      oci: 'Console: *Networking > DRG > (DRG) > Route tables > (table of the VCN attachment) > Get all route rules*: the VNet’s range is absent, *Conflict* or *Blackhole*.',
    },
    confirm: [
      {
        run: 'oci network drg-route-rule list --drg-route-table-id <OCID> --all',
        tells: 'every rule with `route-provenance`; wanted is `VIRTUAL_CIRCUIT`',
      },
    ],
    cure: [
      'No such rule: the import distribution of that table has no statement for virtual circuits; `interconnect apply` adds ours.',
      'Conflict: another attachment has the same range; see `address/networks-overlap`.',
    ],
    sources: [
      'https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
    ],
  },
}

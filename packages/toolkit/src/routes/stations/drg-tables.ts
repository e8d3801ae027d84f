import { defaultDrgRouting, drgTableStation } from '@interconnect/routing'
import { concerns, type ExpectedStation, type ObservedLine, type StationKind, type Wanted } from './station.ts'

const { ids } = defaultDrgRouting

const tables = {
  vcn: { table: ids.vcnTable, title: 'DRG table for packets from the VCN', provenance: 'VIRTUAL_CIRCUIT' },
  link: { table: ids.otherTable, title: 'DRG table for packets from the link', provenance: 'VCN' },
} as const
const sides = ['vcn', 'link'] as const
type Side = (typeof sides)[number]

const viaOf = { VIRTUAL_CIRCUIT: 'virtual circuit', VCN: 'VCN', IPSEC_TUNNEL: 'IPSec tunnel', STATIC: 'static rule' }

/**
 * The two tables of the DRG between which the link lies; a beaten or blackholed row is listed and not used.
 * @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export const drgTables: StationKind = {
  cloud: 'oci',
  hint: 'check the BGP sessions, and the import distribution of that table',
  expected: (wanted) => sides.map((side) => expectedTable(side, wanted)),
  async read({ id, lines }, { readings }) {
    const rows = await readings.drgTable(id.endsWith('/vcn') ? 'vcn' : 'link')
    if (!rows) return { state: 'absent' }
    const observed = rows.flatMap(({ destination, routeProvenance, isConflict, isBlackhole }): ObservedLine[] => {
      const line = { via: viaOf[routeProvenance], observed: { learned: true, chosen: !isConflict && !isBlackhole } }
      return concerns(lines, destination) ? [{ prefix: destination, ...line }] : []
    })
    return { state: 'told', lines: observed }
  },
}

function expectedTable(side: Side, { routes }: Wanted): ExpectedStation {
  const { table, title, provenance } = tables[side]
  const rows = (routes.drgTables.get(table) ?? []).filter((row) => row.provenance === provenance && !row.isConflict)
  return {
    id: drgTableStation(side),
    title,
    lines: rows.map(({ prefix, asPath }) => ({
      prefix,
      via: viaOf[provenance],
      asPath: asPath.join(' '),
      expected: { learned: true, chosen: true },
    })),
  }
}

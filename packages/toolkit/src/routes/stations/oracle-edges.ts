import { edgeStation, legs, prefixLimits, virtualCircuitStation } from '@interconnect/routing'
import { keys } from '../../compose/keys.ts'
import type { VirtualCircuitState } from '../../gates/state.ts'
import { expectedIds } from '../../probes/expected-topology.ts'
import { oracleAddress } from './oracle-address.ts'
import type { ExpectedLine, ObservedLine, StationKind, Wanted } from './station.ts'

const fromAzure = 'Microsoft edge'
const fromDrg = 'DRG'

/**
 * Oracle's two routers. OCI has no call for what a virtual circuit hears or says: what it says is seen at the other end
 * of each session, what it hears in the DRG table behind it, in which the legs are not told apart.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/VirtualCircuit/
 */
export const oracleEdges: StationKind = {
  cloud: 'oci',
  hint: 'check the session of that leg, and the export distribution of the attachment of the virtual circuit',
  expected: (wanted) => [{ id: 'oci/edge', title: 'Oracle edge', lines: expectedLines(wanted) }],
  async read({ lines }, { attributes, spec, readings }) {
    const state = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
    if (!state) return { state: 'absent' }
    const table = (await readings.drgTable('vcn')) ?? []
    const inDrg = new Set(
      table.filter((row) => row.routeProvenance === 'VIRTUAL_CIRCUIT').map((row) => row.destination),
    )
    const perLeg = await Promise.all(
      legs.map(async (leg): Promise<ObservedLine[]> => {
        const isUp = state.sessions.find((session) => session.leg === leg)?.status === 'UP'
        const rows = (await readings.edge(leg)) ?? []
        const known = (learned: boolean): Set<string> =>
          new Set(
            rows.filter(({ nextHop }) => (nextHop === oracleAddress(spec, leg)) !== learned).map((row) => row.network),
          )
        const [atAzure, fromOracle] = [known(true), known(false)]
        return lines
          .filter((line) => line.leg === leg)
          .map(({ prefix, via }) => ({
            prefix,
            via,
            leg,
            observed:
              via === fromAzure
                ? { learned: isUp && inDrg.has(prefix) && atAzure.has(prefix) }
                : { advertised: isUp && fromOracle.has(prefix) },
          }))
      }),
    )
    return { state: 'told', lines: perLeg.flat(), remark: 'told by both neighbours: OCI has no call for it' }
  },
  loads: ({ lines }) =>
    legs.map((leg) => ({
      what: 'routes from Azure',
      leg,
      count: lines.filter((line) => line.leg === leg && line.via === fromAzure && line.handling.learned).length,
      limit: prefixLimits.oracleAccepts,
      above: 'the session drops',
    })),
}

function expectedLines({ routes }: Wanted): ExpectedLine[] {
  const station = routes.stations.get(virtualCircuitStation(expectedIds.circuit))
  return legs.flatMap((leg) => {
    const edge = edgeStation(expectedIds.circuit, leg)
    const heard = station?.adjRibIn.get(edge) ?? []
    const said = station?.adjRibOut.get(edge) ?? []
    return [
      ...heard.map(({ prefix, asPath }) => ({
        prefix,
        via: fromAzure,
        leg,
        asPath: asPath.join(' '),
        expected: { learned: true },
      })),
      ...said.map(({ prefix }) => ({ prefix, via: fromDrg, leg, asPath: '', expected: { advertised: true } })),
    ]
  })
}

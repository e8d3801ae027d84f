import { compare } from '../routes/compare.ts'
import { stationFindings } from '../routes/findings.ts'
import type { StationTruth } from '../routes/route-truth.ts'
import { vnetSubnets } from '../routes/stations/vnet-subnets.ts'
import { type Check, idle, type Probe } from './probe.ts'

/** What a machine in each subnet of the VNet really uses, by the cloud's own account. */
export const effectiveRoutes: Probe = {
  id: 'probe/effective-routes',
  title: 'machines in the VNet send traffic for OCI to the gateway, as Azure itself says',
  run: async (context) => {
    const wanted = { ...context, routes: context.expected }
    const stations = vnetSubnets.expected(wanted).map(async (station) => {
      const reading = await vnetSubnets.read(station, wanted)
      return checksOf(compare(vnetSubnets, station, reading, context))
    })
    return (await Promise.all(stations)).flat()
  },
  page: {
    means:
      'Azure works out one list of routes for each network interface: user routes, what the gateway learned, its own. Every range of OCI must be in it with the gateway as next hop, and nothing narrower may lead elsewhere. Whatever the tables say one by one, this list is what packets follow.',
    shows: {
      azure:
        'Portal: *(network interface) > Effective routes*. It is told only while a running machine holds the interface.',
      oci: 'Nothing: the route table of a subnet is what its machines use.',
    },
    confirm: [
      {
        run: 'az network nic show-effective-route-table -g <group> -n <nic> --output table',
        tells: 'rows of source *VirtualNetworkGateway* with state *Active* for each range of OCI',
      },
    ],
    cure: [
      'A range is missing: switch propagation of gateway routes on in the route table of the subnet, or see `probe/gateway-routes`.',
      'A user route takes a part: remove it, or narrow it.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/virtual-network/diagnose-network-routing-problem',
      'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
    ],
  },
}

function checksOf(station: StationTruth): Check[] {
  const expected = 'the ranges of OCI lead to the gateway'
  if (station.state !== 'told') return [idle(station.title, expected, station.remark ?? 'the subnet is not there')]
  const found = stationFindings({ station, hint: vnetSubnets.hint, isExplained: () => false })
  if (found.length === 0) return [{ subject: station.title, verdict: 'pass', expected, actual: expected }]
  return found.map(({ message, hint }) => ({
    subject: station.title,
    verdict: 'fail',
    expected,
    actual: message,
    hint,
  }))
}

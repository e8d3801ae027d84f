import { objectTitle } from '../model/object.ts'
import { formatAddressRange } from '../packets/address-range.ts'
import { aModel, keysOf, withAzureRoutes, withVcnRoutes } from './example.ts'
import type { Complaint, Lint } from './lint.ts'
import { crossPairs, routeEnds, type RouteEnd } from './route-walk.ts'

export const blackHole: Lint = {
  id: 'lint/black-hole',
  severity: 'error',
  title: 'No table on the way between the clouds drops what is meant for the other',
  *check({ fabric }) {
    const told = new Set<string>()
    for (const [from, to] of crossPairs(fabric))
      for (const end of routeEnds(fabric, from, to.addresses)) {
        if (end.reason === 'arrived' || end.reason === 'loop') continue
        const complaint = complaintOf(end, to.names[0] ?? to.key)
        const key = `${end.station.id} ${complaint.rule} ${complaint.message}`
        if (!told.has(key)) yield complaint
        told.add(key)
      }
  },
  page: {
    means:
      'Packets for a subnet of the other cloud reach a table that has no route for them, a route to nowhere, or one whose target is gone. They are dropped there without an answer, whatever the security rules say.',
    shows: {
      azure:
        'Portal: *(network interface) > Effective routes*: next hop *None*, or no row of the gateway for the range.',
      oci: 'Console: a rule whose target is *Terminated*, a row with `isBlackhole`, or no rule for the VNet range.',
    },
    confirm: [
      { run: 'interconnect trace --from <place> --to <place> -f <document>', tells: 'the hop at which packets end' },
      { run: 'interconnect routes -f <document>', tells: 'each prefix at each station' },
    ],
    cure: [
      'Add the route, or lead it to an object that is there.',
      'Let a route table propagate what the gateway learns.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
      'https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingroutetables.htm',
    ],
  },
  examples: {
    passes: [aModel()],
    fails: [
      withVcnRoutes(keysOf.vcnRouteTable, []),
      withVcnRoutes(keysOf.vcnRouteTable, [{ destination: '10.12.0.0/16', targetKey: 'oci/gone' }]),
      withAzureRoutes(keysOf.routeTable, { propagatesGatewayRoutes: false }),
    ],
  },
}

const reasons = {
  'no-route': 'has no route for',
  'dropped-by-route': 'drops',
  'no-such-address': 'knows nobody with',
  'not-reachable': 'leads to something that is not there',
} as const

function complaintOf({ reason, station, row, destinations }: RouteEnd, place: string): Complaint {
  const ranges = destinations.map(formatAddressRange).join(', ')
  const why = reasons[reason as keyof typeof reasons]
  const isMissing = reason === 'no-route'
  return {
    object: row?.object ?? station.object,
    ...(row && { rule: row.text }),
    message: isMissing
      ? `${objectTitle(station.object)} ${why} ${place} (${ranges})`
      : `${row?.text ?? station.title} of ${objectTitle(station.object)} ${why}: ${place} (${ranges})`,
    hint: isMissing ? `add a route for ${ranges} towards the link` : 'remove that route, or lead it towards the link',
  }
}

import type { Endpoint } from '../fabric/fabric.ts'
import { objectTitle } from '../model/object.ts'
import { merged } from '../packets/address-list.ts'
import { formatAddressRange } from '../packets/address-range.ts'
import { aModel, keysOf, withAzureRoutes, withVcnRoutes } from './example.ts'
import type { Complaint, Lint } from './lint.ts'
import { crossPairs, routeEnds, type RouteEnd } from './route-walk.ts'

export const blackHole: Lint = {
  id: 'lint/black-hole',
  severity: 'error',
  title: 'No table on the way between the clouds drops what is meant for the other',
  *check({ fabric }) {
    // A table that drops a subnet drops each machine in it, too, and does so for everybody who comes by: one finding.
    const drops = crossPairs(fabric).flatMap(([from, to]) =>
      routeEnds(fabric, from, to.addresses)
        .filter(({ reason }) => reason !== 'arrived' && reason !== 'loop')
        .map((end) => ({ end, to })),
    )
    const byRow = Map.groupBy(drops, ({ end: { reason, station, row } }) => `${station.id} ${reason} ${row?.text}`)
    for (const group of byRow.values()) yield complaintOf(group)
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

/** Where packets are dropped, and whom they were for. */
interface Drop {
  readonly end: RouteEnd
  readonly to: Endpoint
}

const reasons = {
  'no-route': 'has no route for',
  'dropped-by-route': 'drops',
  'no-such-address': 'knows nobody with',
  'not-reachable': 'leads to something that is not there',
} as const

function complaintOf(group: readonly Drop[]): Complaint {
  const { reason, station, row } = group[0]!.end
  const ranges = merged(group.flatMap(({ end }) => end.destinations))
    .map(formatAddressRange)
    .join(', ')
  const why = reasons[reason as keyof typeof reasons]
  const isMissing = reason === 'no-route'
  return {
    object: row?.object ?? station.object,
    ...(row && { rule: row.text }),
    message: isMissing
      ? `${objectTitle(station.object)} ${why} ${placesOf(group)} (${ranges})`
      : `${row?.text ?? station.title} of ${objectTitle(station.object)} ${why}: ${placesOf(group)} (${ranges})`,
    hint: isMissing ? `add a route for ${ranges} towards the link` : 'remove that route, or lead it towards the link',
  }
}

/** Without those that another of them takes in. */
function placesOf(group: readonly Drop[]): string {
  const places = new Set(group.map(({ to }) => to.names[0] ?? to.key))
  const inner = group.filter(({ to }) => to.groups.some((wider) => places.has(wider)))
  for (const { to } of inner) places.delete(to.names[0] ?? to.key)
  return [...places].join(', ')
}

import { objectTitle } from '../model/object.ts'
import { formatAddressRange } from '../packets/address-range.ts'
import { aModel, keysOf, withVcnRoutes } from './example.ts'
import type { Lint } from './lint.ts'
import { crossPairs, routeEnds } from './route-walk.ts'

export const loop: Lint = {
  id: 'lint/loop',
  severity: 'error',
  title: 'No packet comes to the same table twice',
  *check({ fabric }) {
    const told = new Set<string>()
    for (const [from, to] of crossPairs(fabric))
      for (const { reason, station, destinations, way } of routeEnds(fabric, from, to.addresses)) {
        if (reason !== 'loop' || told.has(station.id)) continue
        told.add(station.id)
        const circle = way.slice(way.indexOf(station.id)).map((id) => fabric.stations.get(id)?.title ?? id)
        yield {
          object: station.object,
          message: `packets for ${destinations.map(formatAddressRange).join(', ')} go round in a circle: ${circle.join(' → ')}`,
          hint: `change the route of ${objectTitle(station.object)} that leads back`,
        }
      }
  },
  page: {
    means:
      'Two or more tables send the same packets to each other. Each packet goes round until its hop limit is used up; nothing arrives, and the tables look well one by one.',
    shows: {
      azure: 'An appliance named as next hop sends the traffic back into the subnet whose route leads to it.',
      oci: 'A static rule of the DRG leads into a VCN whose own table leads to the DRG again.',
    },
    confirm: [
      { run: 'traceroute -n <address>', tells: 'the same hops again and again' },
      { run: 'interconnect trace --from <place> --to <place> -f <document>', tells: 'the stations of the circle' },
    ],
    cure: ['Find the one table of the circle that should lead onward, and change its route.'],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm'],
  },
  examples: {
    passes: [aModel()],
    fails: [circling()],
  },
}

/** What comes from Azure is sent by the VCN's ingress table straight back to the DRG. */
function circling() {
  const { oci } = aModel()
  const ingress = { ref: { ...oci.routeTables[0]!.ref, key: 'oci/ingress', name: 'ingress' } }
  const host = { ref: { ...oci.subnets[0]!.ref, key: 'oci/fw', kind: 'VNIC', name: 'fw' } }
  const routes = withVcnRoutes(keysOf.vcnRouteTable, [
    { destination: '10.12.0.0/16', targetKey: keysOf.drg },
    { destination: '10.1.10.0/24', targetKey: host.ref.key },
  ])
  return {
    ...routes,
    hosts: [{ ...host, names: ['fw'], addresses: ['10.1.10.9'], subnetKey: keysOf.ociSubnet }],
    oci: {
      ...routes.oci,
      routeTables: [
        ...routes.oci.routeTables,
        { ...ingress, vcnKey: keysOf.vcn, rules: [{ destination: '10.1.10.0/24', targetKey: host.ref.key }] },
      ],
      attachments: oci.attachments.map((one) =>
        one.type === 'VCN' ? { ...one, vcnRouteTableKey: 'oci/ingress' } : one,
      ),
    },
  }
}

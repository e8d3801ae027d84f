import {
  azureDurations,
  type DevicePath,
  devicePaths,
  type ExpressRoutePeering,
  microsoftEdgeAsn,
  parentId,
} from '@interconnect/azure-api'
import { isPrefix, overlaps, prefixLength } from '@interconnect/model'
import { type Action, type ActionRequest, type AzureKind, withProperties } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredPeering, types } from '../resource-types.ts'
import { connectionsOf } from './connections-of.ts'
import { bothSpellings } from './express-route-circuit.ts'

/** On an Oracle circuit the link writes the private peering; a customer may change it once the circuit is provisioned. */
export const expressRoutePeering: AzureKind<ExpressRoutePeering> = {
  of: types.peering,
  durations: azureDurations['Microsoft.Network/expressRouteCircuits/peerings'],
  check(next, previous, { resources }) {
    if (previous && isUnchanged(next, previous)) return
    const circuit = resources.get(types.circuit, parentId(next.id))
    if (circuit?.properties.serviceProviderProvisioningState !== 'Provisioned')
      throw new ArmRefusal(
        'OperationNotAllowed',
        `Peering ${next.name} of circuit ${circuit?.name} cannot be set while the service provider's state is ${circuit?.properties.serviceProviderProvisioningState}.`,
      )
    if (next.name !== next.properties.peeringType)
      throw new ArmRefusal(
        'InvalidParameter',
        `Peering ${next.name} must be named as its type ${next.properties.peeringType}.`,
      )
    checkAsn(next)
    checkPrefixes(next)
  },
  accept(next, previous, { world }) {
    if (previous && isUnchanged(next, previous)) return previous
    return withProperties(next, {
      state: 'Enabled',
      gatewayManagerEtag: '',
      connections: [],
      peeredConnections: [],
      ...(previous ? keptFrom(previous) : azurePorts(world.ids.hex(`azure/port/${next.id.toLowerCase()}`, 4))),
      ...next.properties,
      azureASN: microsoftEdgeAsn,
      lastModifiedBy: 'Customer',
    })
  },
  checkDelete(stored, context) {
    const [connection] = connectionsOf(context, parentId(stored.id))
    if (!connection) return
    throw new ArmRefusal(
      'OperationNotAllowed',
      `Peering ${stored.id} cannot be deleted because the circuit is linked to a virtual network by connection ${connection.id}.`,
    )
  },
  /** The BGP key can be set and never read. */
  view: ({ properties: { sharedKey: _secret, ...properties }, ...peering }) => ({ ...peering, properties }),
  actions: [
    diagnostic('arpTables', (link, circuit, path) => link.arpTable(circuit, path)),
    diagnostic('routeTables', (link, circuit, path) => link.routeTable(circuit, path)),
    diagnostic('routeTablesSummary', (link, circuit, path) => link.routeTableSummary(circuit, path)),
    {
      method: 'GET',
      path: 'stats',
      answers: 'now',
      run: ({ id }, _request, { link }) => bothSpellings(link.stats(parentId(id))),
    },
  ],
}

const decided = [
  'peeringType',
  'state',
  'peerASN',
  'vlanId',
  'primaryPeerAddressPrefix',
  'secondaryPeerAddressPrefix',
] as const

/** A peering that goes back as it came, with a PUT of its circuit, is left alone in every state. */
const isUnchanged = (next: StoredPeering, previous: StoredPeering): boolean =>
  next.properties.sharedKey === undefined &&
  decided.every((name) => (next.properties[name] ?? previous.properties[name]) === previous.properties[name])

/** The BGP key cannot be read, so who writes back what was read leaves it out. */
const keptFrom = ({ properties: { sharedKey } }: StoredPeering) => (sharedKey === undefined ? {} : { sharedKey })

type Rows = (
  link: Parameters<Action<ExpressRoutePeering>['run']>[2]['link'],
  circuitId: string,
  path: DevicePath,
) => readonly unknown[]

function diagnostic(name: string, rows: Rows): Action<ExpressRoutePeering> {
  return {
    method: 'POST',
    path: `${name}/:devicePath`,
    answers: 'later',
    run: ({ id }, request, { link }) => ({ value: rows(link, parentId(id), devicePath(request)) }),
  }
}

function devicePath({ parameters: { devicePath: asked } }: ActionRequest): DevicePath {
  const path = devicePaths.find((candidate) => candidate === asked?.toLowerCase())
  if (path) return path
  throw new ArmRefusal('InvalidParameter', `Device path ${asked} is neither primary nor secondary.`, {
    target: 'devicePath',
  })
}

/** The ports at Microsoft's edge a peering ends on. */
export const azurePorts = (site: string): { primaryAzurePort: string; secondaryAzurePort: string } => ({
  primaryAzurePort: `SIM-${site.toUpperCase()}-06GMR-CIS-1-PRI-A`,
  secondaryAzurePort: `SIM-${site.toUpperCase()}-06GMR-CIS-2-SEC-A`,
})

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-routing#autonomous-system-numbers-asn */
function checkAsn({ name, properties: { peerASN } }: StoredPeering): void {
  if (peerASN === undefined || peerASN === microsoftEdgeAsn || (peerASN >= 65515 && peerASN <= 65520))
    throw new ArmRefusal(
      'InvalidParameter',
      `Peer ASN ${peerASN} of peering ${name} is missing or reserved by Microsoft.`,
    )
}

function checkPrefixes({ name, properties }: StoredPeering): void {
  const { primaryPeerAddressPrefix: primary = '', secondaryPeerAddressPrefix: secondary = '' } = properties
  const bad = [primary, secondary].find((prefix) => !isPrefix(prefix) || prefixLength(prefix) !== 30)
  if (bad !== undefined)
    throw new ArmRefusal('InvalidParameter', `Peer address prefix '${bad}' of peering ${name} is not a /30.`)
  if (isPrefix(primary) && isPrefix(secondary) && overlaps(primary, secondary))
    throw new ArmRefusal('InvalidParameter', `The two peer address prefixes of peering ${name} overlap.`)
}

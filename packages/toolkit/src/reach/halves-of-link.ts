import { networkOfHost } from '@interconnect/model'
import type { VirtualCircuitObject } from '@interconnect/reach'
import type { ReachObject } from './reach-object.ts'

type Legs = VirtualCircuitObject['legs']

const ofType = (all: readonly ReachObject[], type: string): ReachObject | undefined =>
  all.find((object) => object.type === type)

/** Whether the virtual circuit is there and provisioned: without it, what the provider made in Azure goes as well. */
export function isVirtualCircuitThere(all: readonly ReachObject[]): boolean {
  const { isThere = false, attributes } = ofType(all, 'oci/virtual-circuit') ?? {}
  return isThere && (attributes === undefined || attributes['lifecycleState'] === 'PROVISIONED')
}

/** Whether Azure's end has its private peering, enabled; before anything exists it is meant to. */
export function isPeered(all: readonly ReachObject[]): boolean {
  const circuit = ofType(all, 'azure/express-route-circuit')
  if (circuit?.attributes === undefined) return true
  const peering = circuit.attributes['peering'] as { readonly state?: string } | undefined
  return peering?.state === 'Enabled'
}

/** Whether a connection has a circuit to connect to; before anything exists nothing is connected, and nothing amiss. */
export function isCircuitUp(all: readonly ReachObject[]): boolean {
  const circuit = ofType(all, 'azure/express-route-circuit')
  return circuit?.attributes?.['providerState'] === 'Provisioned' && isVirtualCircuitThere(all) && isPeered(all)
}

/** On which legs the private peering has what the virtual circuit has, without which no session comes up. */
export function legsAgreed(all: readonly ReachObject[]): Legs {
  const peering = ofType(all, 'azure/private-peering')
  const virtual = ofType(all, 'oci/virtual-circuit')
  if (!peering?.attributes || !virtual?.attributes) return { primary: true, secondary: true }
  const { props, attributes } = virtual
  const isAsWanted = (name: string, wanted: unknown) => wanted === undefined || peering.props[name] === wanted
  const both = isAsWanted('peerAsn', attributes['oracleAsn']) && isAsWanted('vlanId', attributes['vlan'])
  const legOf = (leg: keyof Legs): boolean => {
    const end = props[leg] as { readonly azureAddress?: string } | undefined
    const network = networkOfHost(end?.azureAddress ?? '')
    return both && isAsWanted(`${leg}Prefix`, network)
  }
  return { primary: legOf('primary'), secondary: legOf('secondary') }
}

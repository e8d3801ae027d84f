import { parseResourceId } from '@interconnect/azure'
import { bandwidths, InterconnectError } from '@interconnect/model'
import type { FoundLink } from './discover.ts'

/**
 * A document for a link that is there, as YAML: its networks as existing ones, everything else as it was found.
 * @throws existing/not-found naming what a link must have and this one has not
 */
export function documentOfLink(
  { circuit, virtualCircuit, pair }: FoundLink,
  { name, subscription, compartment }: { name: string; subscription: string; compartment: string },
): string {
  const [connection] = circuit?.connections ?? []
  const gateway = connection?.gateway
  const [network] = virtualCircuit?.networks ?? []
  const bandwidth = Object.entries(bandwidths).find(([, { mbps }]) => mbps === circuit?.bandwidthMbps)?.[0]
  if (!circuit || !virtualCircuit) throw incomplete('a half of it', circuit?.name ?? virtualCircuit?.name ?? '')
  if (!gateway) throw incomplete('a connected gateway', circuit.name)
  if (network === undefined) throw incomplete('a VCN on its DRG', virtualCircuit.name)
  if (pair === undefined || bandwidth === undefined) throw incomplete('a bandwidth and place we know', circuit.name)
  const { primaryPrefix, secondaryPrefix } = circuit
  const group = parseResourceId(circuit.id)?.resourceGroup
  const bgp =
    primaryPrefix !== undefined && secondaryPrefix !== undefined
      ? `  bgp: { primary: ${primaryPrefix}, secondary: ${secondaryPrefix} }\n`
      : ''
  return `# Written by \`interconnect discover\` from what stands in both clouds. Names stay as they are there.
apiVersion: oci-azure.dev/v1alpha1
kind: Interconnect
metadata:
  name: ${name}
spec:
  regions: ${pair}
  peeringLocation: ${circuit.peeringLocation}
  bandwidth: ${bandwidth}
  circuit: { tier: ${circuit.tier}, billing: ${circuit.billing} }
${bgp}  azure:
    subscription: ${subscription}
    location: ${gateway.location}
    resourceGroup: ${group}
    gateway: { sku: ${gateway.sku}, fastPath: ${connection.fastPath} }
    network:
      existing: ${gateway.network}
  oci:
    compartment: ${compartment}
    network:
      existing: ${network}
`
}

const incomplete = (what: string, name: string) =>
  new InterconnectError('existing/not-found', `there is no document for '${name}': it has not ${what}`, {
    hint: 'complete or delete it by hand; `interconnect discover` shows what is there',
  })

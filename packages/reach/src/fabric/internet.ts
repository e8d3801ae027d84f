import type { AzureSubnet, VirtualNetwork } from '../model/azure.ts'
import type { Host } from '../model/network-model.ts'
import { type ObjectRef, objectOf } from '../model/object.ts'
import type { OciSubnet, Vcn, VcnGateway } from '../model/oci.ts'
import { without } from '../packets/address-list.ts'
import { addressRange } from '../packets/address-range.ts'
import { remembered } from '../remembered.ts'
import type { Endpoint, Row, Station } from './fabric.ts'
import { rangesOf } from './hosts.ts'

export const internetKey = 'internet'
const internet: ObjectRef = { key: internetKey, side: 'link', kind: 'the', name: 'internet' }

/** Not on the internet; one address of Azure's platform looks as if it were. @source https://www.iana.org/assignments/iana-ipv4-special-registry */
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '168.63.129.16',
  '224.0.0.0/3',
].map(addressRange)

/** Every public address that is not an address of the networks; filters nothing. */
export const internetEndpoint = remembered((networks: readonly VirtualNetwork[], vcns: readonly Vcn[]): Endpoint => {
  const ours = [...networks, ...vcns].flatMap(({ cidrs }) => cidrs.map((one) => addressRange(one)))
  return {
    key: internetKey,
    names: ['internet'],
    groups: [],
    addresses: without([addressRange('0.0.0.0/0')], [...notPublic, ...ours]),
    station: internetKey,
    leaving: [],
    entering: [],
    object: internet,
    mtuBytes: 1500,
  }
})

/**
 * The way in: only to interfaces with a public address, and in OCI only where the VCN has an open internet gateway.
 * Private addresses stand for the public ones that are mapped to them.
 */
export const internetStation = remembered(
  (
    hosts: readonly Host[],
    azureSubnets: readonly AzureSubnet[],
    ociSubnets: readonly OciSubnet[],
    gateways: readonly VcnGateway[],
  ): Station => {
    const rows = hosts.flatMap((host): Row[] => {
      if (!host.hasPublicAddress) return []
      const ociSubnet = objectOf(ociSubnets, host.subnetKey)
      const door = gateways.find((one) => one.type === 'internet' && one.isOpen && one.vcnKey === ociSubnet?.vcnKey)
      const vcnKey = door && !ociSubnet?.isPrivate ? ociSubnet?.vcnKey : undefined
      const network = objectOf(azureSubnets, host.subnetKey)?.networkKey ?? vcnKey
      if (network === undefined) return []
      return [
        {
          destinations: rangesOf(host),
          next: { to: 'endpoints', network },
          object: door?.ref ?? host.ref,
          text: `public address of ${host.names[0] ?? host.ref.name}`,
        },
      ]
    })
    return { id: internetKey, title: 'the internet', object: internet, rows, mtuBytes: 1500 }
  },
)

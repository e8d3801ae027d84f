import { effectiveSecurityGroups, ofAnyInterface } from '@interconnect/azure'
import type { ResolvedSubnet } from '@interconnect/model'
import { addressRange, describe, type Endpoint, judge, type Packets, PacketSpace } from '@interconnect/reach'
import { azureSubnetKey } from '../compose/keys.ts'
import { allowedByGroups } from './effective-packets.ts'
import { type Check, idle, type Probe, type ProbeContext } from './probe.ts'

/**
 * The rules of the document, worked out as sets of packets, beside the rules that Azure says an interface meets. The sets
 * are equal or the packets in which they differ are named, whoever's rule it is.
 */
export const effectiveRules: Probe = {
  id: 'probe/effective-rules',
  title: 'machines in the VNet may exchange with OCI exactly what the document says, as Azure itself says',
  run: async (context) => {
    const space = new PacketSpace()
    const checks = context.spec.azure.network.subnets.map((subnet) => ofSubnet(space, subnet, context))
    return (await Promise.all(checks)).flat()
  },
  page: {
    means:
      'Azure joins the rules of the subnet’s group and of the interface’s own group, its default rules included, and says which an interface meets. What they let through to and from the ranges of OCI is compared, packet by packet, with what the flows of the document open. A rule that somebody else put before ours shows here.',
    shows: {
      azure:
        'Portal: *(network interface) > Effective security rules*. It is told only while a running machine holds the interface.',
      oci: 'Nothing: rules of security lists and groups are what they are; see `probe/security-rules`.',
    },
    confirm: [
      {
        run: 'az network nic list-effective-nsg -g <group> -n <nic>',
        tells: 'every rule with expanded addresses, in the order of priorities',
      },
      {
        run: 'interconnect trace --from <place> --to <place> --observed -f <document>',
        tells: 'the rule that decides',
      },
    ],
    cure: [
      'Too much is open: find the allow rule that is not ours, and delete it or declare it as a flow.',
      'Too little is open: find the deny rule with a lower priority number than ours.',
      { run: 'interconnect apply -f <document>', tells: 'puts our own rules right' },
    ],
    sources: ['https://learn.microsoft.com/azure/virtual-network/diagnose-network-traffic-filter-problem'],
  },
}

async function ofSubnet(space: PacketSpace, subnet: ResolvedSubnet, context: ProbeContext): Promise<Check[]> {
  const { attributes, azure, predicted, signal, spec } = context
  const title = `rules of azure/${subnet.name}`
  const id = subnet.existing?.id ?? attributes(azureSubnetKey(subnet.name))?.id
  const endpoint = predicted().endpoints.find(({ names }) => names[0] === `azure/${subnet.name}`)
  const read = (nic: string) => effectiveSecurityGroups(azure, nic, { signal })
  const groups = id === undefined ? undefined : await ofAnyInterface(azure, id, read, { signal })
  const expected = 'what the flows open, and nothing else'
  if (!groups || !endpoint) return [idle(title, expected, 'no running machine in it to ask Azure about')]
  const oci = spec.oci.network.cidrs.map((cidr) => addressRange(cidr))
  const here = endpoint.addresses
  const directions = [
    { way: 'Outbound', asked: space.matching({ sources: here, destinations: oci }), rules: endpoint.leaving },
    { way: 'Inbound', asked: space.matching({ sources: oci, destinations: here }), rules: endpoint.entering },
  ] as const
  return directions.map(({ way, asked, rules }) => {
    const wanted = passing(space, rules, asked)
    const told = space.intersection(asked, allowedByGroups(space, groups, way))
    return { subject: `${title}, ${way.toLowerCase()}`, expected, ...verdict(space, wanted, told) }
  })
}

const passing = (space: PacketSpace, checkpoints: Endpoint['leaving'], asked: Packets): Packets =>
  checkpoints.reduce((packets, checkpoint) => judge(space, checkpoint, { packets, direction: 'forth' }).passed, asked)

function verdict(space: PacketSpace, wanted: Packets, told: Packets): Pick<Check, 'verdict' | 'actual' | 'hint'> {
  if (wanted === told) return { verdict: 'pass', actual: 'what the flows open, and nothing else' }
  const named = (word: string, set: Packets) =>
    set === space.none ? [] : [`${word}: ${describe(space, set).slice(0, 2).join('; ')}`]
  const parts = [
    ...named('also open', space.difference(told, wanted)),
    ...named('not open', space.difference(wanted, told)),
  ]
  return {
    verdict: 'fail',
    actual: parts.join('. '),
    hint: 'see the effective security rules of an interface in that subnet: one of them is not of this document',
  }
}

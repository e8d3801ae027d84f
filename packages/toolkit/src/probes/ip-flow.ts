import { machineOf, networkWatcherIn, ofAnyInterface, verifyIpFlow } from '@interconnect/azure'
import { formatAddress, type ResolvedSubnet } from '@interconnect/model'
import {
  addressRange,
  type Endpoint,
  formatPacket,
  judge,
  type Packet,
  type PacketMatch,
  PacketSpace,
  ports,
  protocols,
  witness,
} from '@interconnect/reach'
import { azureSubnetKey } from '../compose/keys.ts'
import { type Check, idle, type Probe, type ProbeContext } from './probe.ts'

const expected = 'the verdict of the document'

/** One packet that should pass and one that should not, in each direction, by Azure's own verdict. */
export const ipFlow: Probe = {
  id: 'probe/ip-flow',
  title: 'Network Watcher lets through and stops what the document says, packet by packet',
  run: async (context) => {
    const { azure, signal, spec } = context
    const watcherId = await networkWatcherIn(azure, spec.azure, { signal })
    if (watcherId === undefined)
      return [idle('IP flow verify', expected, `there is no Network Watcher in ${spec.azure.location}`)]
    const checks = spec.azure.network.subnets.map((subnet) => ofSubnet(subnet, watcherId, context))
    return (await Promise.all(checks)).flat()
  },
  page: {
    means:
      'Network Watcher says of one packet at the interface of a running machine whether its rules let it through, and which rule decided. It is asked about a packet that the document lets through and one that it does not, in both directions; its verdict must be that of the document.',
    shows: {
      azure:
        'Portal: *Network Watcher > IP flow verify*. It needs a Network Watcher in the region and a running machine.',
      oci: 'Nothing: the same is asked of OCI by `probe/path-analysis`.',
    },
    confirm: [
      {
        run: 'az network watcher test-ip-flow --vm <vm> --direction Inbound --protocol TCP --local <ip:port> --remote <ip:port>',
        tells: 'the verdict and the rule',
      },
    ],
    cure: [
      'The rule that is named is not ours: delete it, or give it a higher priority number than ours.',
      { run: 'interconnect apply -f <document>', tells: 'puts our own rules right' },
    ],
    sources: ['https://learn.microsoft.com/azure/network-watcher/ip-flow-verify-overview'],
  },
}

async function ofSubnet(subnet: ResolvedSubnet, watcherId: string, context: ProbeContext): Promise<Check[]> {
  const { attributes, azure, predicted, signal, spec } = context
  const id = subnet.existing?.id ?? attributes(azureSubnetKey(subnet.name))?.id
  const endpoint = predicted().endpoints.find(({ names }) => names[0] === `azure/${subnet.name}`)
  const read = (nic: string) => machineOf(azure, nic, { signal })
  const machine = id === undefined ? undefined : await ofAnyInterface(azure, id, read, { signal })
  const title = `packets of azure/${subnet.name}`
  if (!machine || !endpoint) return [idle(title, expected, 'no running machine in the subnet')]
  const samples = samplesOf(
    endpoint,
    machine.address,
    spec.oci.network.cidrs.map((cidr) => addressRange(cidr)),
  )
  return Promise.all(
    samples.map(async ({ packet, direction, passes }): Promise<Check> => {
      const asked = questionOf(packet, direction)
      const answer = await verifyIpFlow(azure, watcherId, { targetResourceId: machine.machineId, ...asked }, { signal })
      const subject = `${formatPacket(packet)}, ${direction.toLowerCase()}`
      if (!answer) return idle(subject, expected, 'the machine does not run')
      const wanted = passes ? 'Allow' : 'Deny'
      const told = { subject, expected: wanted, actual: `${answer.access} by ${answer.ruleName}` }
      if (answer.access === wanted) return { ...told, verdict: 'pass' }
      return { ...told, verdict: 'fail', hint: `see rule ${answer.ruleName} of the security group` }
    }),
  )
}

type Direction = 'Inbound' | 'Outbound'

interface Sample {
  readonly packet: Packet
  readonly direction: Direction
  readonly passes: boolean
}

/** At most one that passes and one that does not, each way; TCP and UDP are all that can be asked. */
function samplesOf(endpoint: Endpoint, address: string, oci: PacketMatch['sources'] & {}): Sample[] {
  const space = new PacketSpace()
  const here = [addressRange(address)]
  const service = { protocols: [protocols.tcp, protocols.udp], destinationPorts: [ports(1, 65_535)] }
  const ways = [
    { direction: 'Outbound', match: { ...service, sources: here, destinations: oci }, rules: endpoint.leaving },
    { direction: 'Inbound', match: { ...service, sources: oci, destinations: here }, rules: endpoint.entering },
  ] as const
  return ways.flatMap(({ direction, match, rules }) => {
    const asked = space.matching(match)
    const passing = rules.reduce(
      (packets, checkpoint) => judge(space, checkpoint, { packets, direction: 'forth' }).passed,
      asked,
    )
    return [
      { packet: witness(space, passing), passes: true },
      { packet: witness(space, space.difference(asked, passing)), passes: false },
    ].flatMap(({ packet, passes }) => (packet ? [{ packet, passes, direction }] : []))
  })
}

function questionOf(packet: Packet, direction: Direction) {
  const source = { address: formatAddress(Number(packet.source)), port: String(packet.sourcePort) }
  const target = { address: formatAddress(Number(packet.destination)), port: String(packet.destinationPort) }
  const [local, remote] = direction === 'Inbound' ? [target, source] : [source, target]
  return {
    direction,
    protocol: packet.protocol === protocols.udp ? 'UDP' : 'TCP',
    localIPAddress: local.address,
    localPort: local.port,
    remoteIPAddress: remote.address,
    remotePort: remote.port,
  } as const
}

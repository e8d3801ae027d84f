import { describe as suite, expect, test } from 'vitest'
import { describe, describeServices } from './describe.ts'
import { addresses, type PacketMatch, parseService, ports } from './match.ts'
import { formatPacket } from './packet.ts'
import { PacketSpace } from './packet-space.ts'
import { protocols } from './protocol.ts'
import { witness } from './witness.ts'

const space = new PacketSpace()
const toDatabase: PacketMatch = {
  sources: addresses('10.12.2.0/24'),
  destinations: addresses('10.1.10.0/24'),
  ...parseService('tcp/1521-1522'),
}

suite('the words for a set', () => {
  test.each<[string, PacketMatch, string[]]>([
    ['a flow', toDatabase, ['tcp/1521-1522 from 10.12.2.0/24 to 10.1.10.0/24']],
    [
      'a service anywhere',
      { protocols: [protocols.udp], destinationPorts: [ports(53)] },
      ['udp/53', 'udp/53 over IPv6'],
    ],
    ['path MTU discovery', { family: 'ipv4', ...parseService('icmp/3/4') }, ['icmp 3/4']],
    ['a whole ICMP type', { family: 'ipv4', ...parseService('icmp/8') }, ['icmp 8']],
    ['one host', { sources: addresses('10.0.0.7') }, ['any protocol from 10.0.0.7']],
    ['IPv6', { destinations: addresses('fd00:0:0:1::/64') }, ['any protocol to fd00:0:0:1::/64']],
    ['nothing', { sources: [] }, []],
    ['everything', {}, ['everything']],
  ])('%s reads as a person would say it', (_, match, lines) => {
    expect(describe(space, space.matching(match))).toEqual(lines)
  })

  test('a hole in a prefix is told by what is left', () => {
    const rest = space.difference(space.matching(toDatabase), space.matching({ sources: addresses('10.12.2.4') }))
    expect(describe(space, rest)).toEqual(['tcp/1521-1522 from 10.12.2.0/30, 10.12.2.5-10.12.2.255 to 10.1.10.0/24'])
  })

  test('ICMP types and codes are told apart', () => {
    const icmp = space.matching({ family: 'ipv4', protocols: [protocols.icmp] })
    const without = [parseService('icmp/3/4')!, parseService('icmp/8')!].map((one) => space.matching(one))
    expect(describe(space, space.difference(icmp, space.union(...without)))).toEqual([
      'icmp 0-2, 3/0-3, 3/5-255, 4-7, 9-255',
    ])
  })

  test('where the ends are known only the services are said', () => {
    const ping = space.matching({ ...toDatabase, ...parseService('icmp/8/0'), destinationPorts: undefined! })
    expect(describeServices(space, space.union(space.matching(toDatabase), ping))).toBe('icmp 8/0, tcp/1521-1522')
  })
})

suite('the example of a set', () => {
  test('is a TCP packet from an ephemeral port where there is one', () => {
    expect(formatPacket(witness(space, space.matching(toDatabase))!)).toBe('tcp 10.12.2.0:49152 → 10.1.10.0:1521')
  })

  test('is a ping where only ICMP is left', () => {
    const icmp = space.matching({ protocols: [protocols.icmp], sources: addresses('10.0.0.1') })
    expect(formatPacket(witness(space, icmp)!)).toBe('icmp 8/0 10.0.0.1 → 0.0.0.0')
  })
})

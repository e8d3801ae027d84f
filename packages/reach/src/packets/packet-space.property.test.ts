import * as fc from 'fast-check'
import { describe as suite, expect, test } from 'vitest'
import { type Box, boxesOf } from './boxes.ts'
import { type AddressRange, addressRange } from './address-range.ts'
import { answeredBy, type NumberRange, type PacketMatch } from './match.ts'
import type { Packet } from './packet.ts'
import { type Packets, PacketSpace } from './packet-space.ts'
import { icmpProtocols, portProtocols } from './protocol.ts'
import { samplePacket, witness } from './witness.ts'

// A small world in which every packet can be tried: eight addresses at the edges of ranges, a few services.
const hosts = [
  '10.0.0.0',
  '10.0.0.1',
  '10.0.0.2',
  '10.0.0.255',
  '10.0.1.0',
  '0.0.0.0',
  '255.255.255.255',
  'fd00::',
  'fd00::1',
]
const numbersTried = [0, 1, 79, 80, 81, 2048, 2049, 65_535]

const packets: readonly Packet[] = hosts.flatMap((a) =>
  hosts.flatMap((b) => {
    const [source, destination] = [addressRange(a), addressRange(b)]
    if (source.family !== destination.family) return []
    return [1, 6, 17, 50, 58].flatMap((protocol) =>
      (protocol === 50 ? [0] : numbersTried).map((port, index) => ({
        family: source.family,
        source: source.first,
        destination: destination.first,
        protocol,
        destinationPort: port,
        sourcePort: portProtocols.includes(protocol) ? numbersTried[(index * 3 + protocol) % 8]! : 0,
      })),
    )
  }),
)

const address = fc.constantFrom(
  '0.0.0.0/0',
  '10.0.0.0/24',
  '10.0.0.0/31',
  '10.0.0.1',
  '10.0.0.1-10.0.1.0',
  '::/0',
  'fd00::/127',
  'fd00::1',
)
const range = fc.tuple(fc.constantFrom(...numbersTried), fc.constantFrom(...numbersTried)).map(([a, b]) => ({
  first: Math.min(a, b),
  last: Math.max(a, b),
}))
const someAddresses = fc.array(address.map(addressRange), { maxLength: 3 })
const someRanges = fc.array(range, { maxLength: 2 })
const service: fc.Arbitrary<PacketMatch> = fc.oneof(
  fc.record({ destinationPorts: someRanges, sourcePorts: someRanges }, { requiredKeys: [] }),
  fc.record({
    icmp: fc.array(
      fc.record({ type: fc.constantFrom(0, 8), code: fc.constantFrom(0, 1) }, { requiredKeys: ['type'] }),
      { maxLength: 2 },
    ),
  }),
)
const match: fc.Arbitrary<PacketMatch> = fc
  .tuple(
    fc.record(
      {
        family: fc.constantFrom('ipv4' as const, 'ipv6' as const),
        sources: someAddresses,
        destinations: someAddresses,
        protocols: fc.subarray([1, 6, 17, 50, 58]),
      },
      { requiredKeys: [] },
    ),
    service,
  )
  .map(([where, what]) => ({ ...where, ...what }))

const within = (range: AddressRange, packet: Packet, value: number | bigint): boolean =>
  range.family === packet.family && range.first <= value && value <= range.last
const among = (ranges: readonly NumberRange[] | undefined, value: number): boolean =>
  ranges === undefined || ranges.some(({ first, last }) => first <= value && value <= last)

/** What a match means, said a second time and without sets. */
function covers(rule: PacketMatch, packet: Packet): boolean {
  const icmp = { type: packet.destinationPort >> 8, code: packet.destinationPort & 255 }
  return (
    (rule.family === undefined || rule.family === packet.family) &&
    (rule.sources?.some((range) => within(range, packet, packet.source)) ?? true) &&
    (rule.destinations?.some((range) => within(range, packet, packet.destination)) ?? true) &&
    (rule.protocols?.includes(packet.protocol) ?? true) &&
    (!(rule.destinationPorts || rule.sourcePorts) || portProtocols.includes(packet.protocol)) &&
    among(rule.destinationPorts, packet.destinationPort) &&
    among(rule.sourcePorts, packet.sourcePort) &&
    (!rule.icmp ||
      (icmpProtocols.includes(packet.protocol) &&
        rule.icmp.some(({ type, code }) => type === icmp.type && (code === undefined || code === icmp.code))))
  )
}

const inBox = (box: Box, packet: Packet): boolean =>
  box.family === packet.family &&
  box.sources.some((range) => within(range, packet, packet.source)) &&
  box.destinations.some((range) => within(range, packet, packet.destination)) &&
  among(box.protocols, packet.protocol) &&
  among(box.destinationPorts, packet.destinationPort) &&
  among(box.sourcePorts, packet.sourcePort)

const space = new PacketSpace()
const sets = fc.array(match, { minLength: 1, maxLength: 3 }).map((matches) => ({
  matches,
  set: space.union(...matches.map((one) => space.matching(one))),
}))
const singles = packets.map((packet) => ({ packet, single: space.only(packet) }))
const agrees = (set: Packets, expected: (packet: Packet) => boolean): void => {
  const wrong = singles.filter(({ packet, single }) => space.overlaps(set, single) !== expected(packet))
  expect(wrong.map(({ packet }) => packet)).toEqual([])
}

suite('packet sets', () => {
  test('a match covers exactly the packets it speaks of', () => {
    fc.assert(
      fc.property(match, (rule) => agrees(space.matching(rule), (packet) => covers(rule, packet))),
      { numRuns: 40 },
    )
  })

  test('union, intersection, difference and complement are those of sets of packets', () => {
    const is = ({ matches }: { matches: readonly PacketMatch[] }, packet: Packet) =>
      matches.some((rule) => covers(rule, packet))
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        agrees(space.union(a.set, b.set), (packet) => is(a, packet) || is(b, packet))
        agrees(space.intersection(a.set, b.set), (packet) => is(a, packet) && is(b, packet))
        agrees(space.difference(a.set, b.set), (packet) => is(a, packet) && !is(b, packet))
        agrees(space.complement(a.set), (packet) => !is(a, packet))
      }),
      { numRuns: 15 },
    )
  })

  test('sets obey the laws of an algebra of sets, as equal values', () => {
    fc.assert(
      fc.property(sets, sets, sets, ({ set: a }, { set: b }, { set: c }) => {
        expect(space.union(a, b)).toBe(space.union(b, a))
        expect(space.intersection(a, space.union(b, c))).toBe(
          space.union(space.intersection(a, b), space.intersection(a, c)),
        )
        expect(space.complement(space.union(a, b))).toBe(space.intersection(space.complement(a), space.complement(b)))
        expect(space.difference(a, b)).toBe(space.intersection(a, space.complement(b)))
        expect(space.complement(space.complement(a))).toBe(a)
        expect(space.includes(a, b)).toBe(space.union(a, b) === a)
        expect(space.overlaps(a, b)).toBe(space.intersection(a, b) !== space.none)
      }),
    )
  })

  test('a witness and every sample of a set are in it, and only the empty set has none', () => {
    fc.assert(
      fc.property(sets, fc.infiniteStream(fc.boolean()), ({ set }, choices) => {
        const choose = (): boolean => choices.next().value
        for (const packet of [witness(space, set), samplePacket(space, set, choose)]) {
          expect(packet === undefined).toBe(space.isEmpty(set))
          if (packet) expect(space.has(set, packet)).toBe(true)
        }
      }),
    )
  })

  test('the boxes of a set are exactly the set', () => {
    fc.assert(
      fc.property(sets, sets, ({ set: a }, { set: b }) => {
        const set = space.difference(a, b)
        const boxes = boxesOf(space, set)
        agrees(set, (packet) => boxes.some((box) => inBox(box, packet)))
      }),
      { numRuns: 40 },
    )
  })

  test('a first-match list lets pass what its first matching rule lets pass', () => {
    const rule = fc.record({ match, allows: fc.boolean() })
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), fc.boolean(), (rules, otherwise) => {
        const allowed = space.allowedBy(
          rules.map((one) => ({ packets: space.matching(one.match), allows: one.allows })),
          otherwise,
        )
        agrees(allowed, (packet) => rules.find((one) => covers(one.match, packet))?.allows ?? otherwise)
      }),
      { numRuns: 40 },
    )
  })

  test('forgetting a field keeps a packet when some value of the field is in the set', () => {
    fc.assert(
      fc.property(sets, ({ set }) => {
        const forgotten = space.regardlessOf(set, 'source')
        expect(space.includes(forgotten, set)).toBe(true)
        expect(space.regardlessOf(forgotten, 'source')).toBe(forgotten)
        for (const packet of packets.slice(0, 50))
          if (space.has(set, packet)) expect(space.has(forgotten, { ...packet, source: packets[0]!.source })).toBe(true)
      }),
    )
  })

  test('what answers a match is what the turned packet matches', () => {
    const answer = (packet: Packet): Packet => {
      const turned = { ...packet, source: packet.destination, destination: packet.source }
      if (portProtocols.includes(packet.protocol))
        return { ...turned, sourcePort: packet.destinationPort, destinationPort: packet.sourcePort }
      const type = packet.destinationPort >> 8
      const code = packet.destinationPort & 255
      return type === 0 || type === 8 ? { ...turned, destinationPort: (8 - type) * 256 + code } : turned
    }
    fc.assert(
      fc.property(match, (rule) => agrees(space.matching(answeredBy(rule)), (packet) => covers(rule, answer(packet)))),
      { numRuns: 40 },
    )
  })
})

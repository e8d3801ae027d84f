import { addressNumber } from '@interconnect/model'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addresses,
  compileNetwork,
  formatPacket,
  matrixOf,
  type NetworkModel,
  type Packet,
  PacketSpace,
  reachable,
  samplePacket,
  Walk,
  witness,
} from '../src/index.ts'
import { spotOf, walks } from './naive-walker.ts'
import { randomModel } from './random-model.ts'

/** How many worlds are tried; the long form has a thousand and more. */
const worlds = Number(process.env['REACH_WORLDS'] ?? 40)

const pool = [
  '10.12.2.4',
  '10.12.2.9',
  '10.12.2.200',
  '10.12.2.254',
  '10.12.3.7',
  '10.13.1.9',
  '10.13.1.60',
  '10.1.10.2',
  '10.1.10.7',
  '10.1.10.200',
  '10.2.1.5',
  '8.8.8.8',
  '9.9.9.9',
]
const services = [
  [6, 22],
  [6, 80],
  [6, 1521],
  [17, 443],
  [1, 8 * 256],
  [1, 3 * 256 + 4],
  [50, 0],
] as const

const packet: fc.Arbitrary<Packet> = fc
  .tuple(
    fc.constantFrom(...pool),
    fc.constantFrom(...pool),
    fc.constantFrom(...services),
    fc.constantFrom(1521, 50_000),
  )
  .map(([source, destination, [protocol, port], sourcePort]) => ({
    family: 'ipv4',
    source: addressNumber(source)!,
    destination: addressNumber(destination)!,
    protocol,
    destinationPort: port,
    sourcePort: protocol === 6 || protocol === 17 ? sourcePort : 0,
  }))

/** Throws the same for the same seed. */
function coin(seed: number): () => boolean {
  let state = seed | 1
  return () => {
    state = Math.imul(state, 0x41c64e6d) + 12_345
    return ((state >>> 16) & 1) === 1
  }
}

/** Packets of interest between two places: an example and samples of what passes, and of what does not. */
function interesting(
  space: PacketSpace,
  { allowed, asked }: { allowed: number; asked: number },
  choose: () => boolean,
): Packet[] {
  const sets = [
    allowed,
    space.difference(asked as typeof space.all, allowed as typeof space.all),
  ] as (typeof space.all)[]
  return sets.flatMap((set) => [witness(space, set) ?? [], samplePacket(space, set, choose) ?? []].flat())
}

function disagreements(model: NetworkModel, tried: readonly Packet[], choose: () => boolean): string[] {
  const space = new PacketSpace()
  const fabric = compileNetwork(model)
  const known = tried.filter((one) => spotOf(model, text(one.source)) !== undefined)
  return known.flatMap((one) => {
    const from = fabric.endpoints.find(({ addresses: own }) =>
      own.some(({ family, first, last }) => family === 'ipv4' && first <= one.source && one.source <= last),
    )!
    const asked = space.matching({
      sources: from.addresses,
      destinations: addresses('10.0.0.0/8', text(one.destination)),
    })
    const allowed = new Walk(space, fabric).send(from, asked)
    const all = [one, ...interesting(space, { allowed, asked }, choose)]
    return all
      .filter((each) => walks(model, each) !== space.has(allowed, each))
      .map((each) => `${formatPacket(each)}: ${walks(model, each) ? 'walks' : 'is stopped'}, the sets say otherwise`)
  })
}

const text = (address: number | bigint): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(Number(address) / 2 ** shift) % 256).join('.')

describe('the analyser', () => {
  test('agrees with a walker that follows one packet rule by rule, in every world', () => {
    fc.assert(
      fc.property(randomModel, fc.array(packet, { minLength: 4, maxLength: 4 }), fc.integer(), (model, tried, seed) => {
        expect(disagreements(model, tried, coin(seed))).toEqual([])
      }),
      { numRuns: worlds, endOnFailure: true },
    )
  }, 600_000)

  test('finds for all endpoints together what it finds for each alone, and reads it as a table', () => {
    fc.assert(
      fc.property(randomModel, (model) => {
        const space = new PacketSpace()
        const fabric = compileNetwork(model)
        const { endpoints } = fabric
        const reached = reachable(space, fabric)
        const matrix = matrixOf(space, reached, endpoints)
        for (const [row, from] of endpoints.entries())
          for (const [column, to] of endpoints.entries()) {
            const asked = space.matching({ sources: from.addresses, destinations: to.addresses })
            const alone = new Walk(space, fabric).send(from, asked)
            expect(space.intersection(reached, asked)).toBe(alone)
            const services = space.regardlessOf(alone, 'family', 'source', 'destination')
            expect(matrix.cell(row, column).some).toBe(services)
            expect(matrix.cell(row, column).every === services).toBe(space.intersection(asked, services) === alone)
          }
      }),
      { numRuns: Math.ceil(worlds / 4), endOnFailure: true },
    )
  }, 600_000)
})

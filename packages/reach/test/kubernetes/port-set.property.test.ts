import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allPorts,
  formatPortSet,
  hasPort,
  meetPorts,
  noPorts,
  type PortSet,
  portsOf,
  samePorts,
  unitePorts,
  withoutPorts,
} from '../../src/kubernetes/port-set.ts'
import { transports } from './arbitrary-cluster.ts'

const range = fc
  .tuple(fc.constantFrom(...transports), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4 }))
  .map(([transport, first, size]) => portsOf(transport, first, first + size))
const set: fc.Arbitrary<PortSet> = fc.oneof(
  fc.constant(allPorts),
  fc.array(range, { maxLength: 4 }).map((ranges) => ranges.reduce(unitePorts, noPorts)),
)
const points = transports.flatMap((transport) => [0, 1, 5, 12, 16, 17, 65_535].map((port) => ({ transport, port })))

describe('sets of ports', () => {
  it('unite, meet and differ point by point', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        for (const { transport, port } of points) {
          const [inA, inB] = [hasPort(a, transport, port), hasPort(b, transport, port)]
          expect(hasPort(unitePorts(a, b), transport, port)).toBe(inA || inB)
          expect(hasPort(meetPorts(a, b), transport, port)).toBe(inA && inB)
          expect(hasPort(withoutPorts(a, b), transport, port)).toBe(inA && !inB)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('are written in one way only', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(samePorts(unitePorts(a, b), unitePorts(b, a))).toBe(true)
        expect(samePorts(unitePorts(withoutPorts(a, b), meetPorts(a, b)), a)).toBe(true)
      }),
    )
  })

  it('are told in words', () => {
    expect(formatPortSet(allPorts)).toBe('everything')
    expect(formatPortSet(noPorts)).toBe('nothing')
    expect(formatPortSet([portsOf('TCP', 80, 80), portsOf('TCP', 81, 90), portsOf('UDP')].reduce(unitePorts))).toBe(
      'tcp/80-90, udp',
    )
    expect(formatPortSet(withoutPorts(allPorts, portsOf('TCP', 0, 1023)))).toBe(
      'tcp/1024-65535, udp, sctp, other protocols',
    )
  })
})

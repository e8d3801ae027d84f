import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPortSpec, parsePortSpec } from './port-spec.ts'

describe('parsePortSpec', () => {
  it.each([
    ['tcp/1521', { protocol: 'tcp', from: 1521, to: 1521 }],
    ['udp/30000-32767', { protocol: 'udp', from: 30_000, to: 32_767 }],
    ['icmp', { protocol: 'icmp' }],
    ['any', { protocol: 'any' }],
  ])('reads %s', (text, port) => {
    expect(parsePortSpec(text)).toEqual(port)
  })

  it.each([
    '',
    'tcp',
    'tcp/',
    'tcp/0',
    'tcp/080',
    'tcp/65536',
    'tcp/2-1',
    'tcp/1-',
    'TCP/80',
    'icmp/8',
    'sctp/80',
    ' any',
    'any\n',
    'tcp/1e3',
  ])('refuses %j', (text) => {
    expect(parsePortSpec(text)).toBeUndefined()
  })

  it('gives back every range it writes', () => {
    const port = fc.integer({ min: 1, max: 65_535 })
    fc.assert(
      fc.property(fc.constantFrom('tcp', 'udp'), port, port, (protocol, a, b) => {
        const spec = { protocol, from: Math.min(a, b), to: Math.max(a, b) } as const
        expect(parsePortSpec(formatPortSpec(spec))).toEqual(spec)
      }),
    )
  })

  it('writes back canonically whatever it accepts', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(tcp|udp)\/\d{1,6}(-\d{1,6})?$/), (text) => {
        const spec = parsePortSpec(text)
        if (spec) expect(parsePortSpec(formatPortSpec(spec))).toEqual(spec)
      }),
    )
  })
})

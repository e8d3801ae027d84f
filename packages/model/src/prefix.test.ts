import { describe, expect, it } from 'vitest'
import { asPrefix, freePrefix, networkOfHost, prefixProblem } from './prefix.ts'

describe('what is refused as a prefix', () => {
  it.each([
    [
      '256.1.1.1/8',
      "'256.1.1.1/8' is not an IPv4 network",
      'write four decimal octets and a length, such as 10.12.0.0/16',
    ],
    [
      '010.0.0.0/8',
      "'010.0.0.0/8' is not an IPv4 network",
      'write four decimal octets and a length, such as 10.12.0.0/16',
    ],
    [
      '10.0.0.0/33',
      "'10.0.0.0/33' is not an IPv4 network",
      'write four decimal octets and a length, such as 10.12.0.0/16',
    ],
    [
      '10.0.0.0/08',
      "'10.0.0.0/08' is not an IPv4 network",
      'write four decimal octets and a length, such as 10.12.0.0/16',
    ],
    ['10.0.0/24', "'10.0.0/24' is not an IPv4 network", 'write four decimal octets and a length, such as 10.12.0.0/16'],
    [
      ' 10.0.0.0/24',
      "' 10.0.0.0/24' is not an IPv4 network",
      'write four decimal octets and a length, such as 10.12.0.0/16',
    ],
    [
      '10.0.0.0/24\n',
      "'10.0.0.0/24\n' is not an IPv4 network",
      'write four decimal octets and a length, such as 10.12.0.0/16',
    ],
    ['fd00::/8', "'fd00::/8' is not an IPv4 network", 'write four decimal octets and a length, such as 10.12.0.0/16'],
    ['', "'' is not an IPv4 network", 'write four decimal octets and a length, such as 10.12.0.0/16'],
    ['10.1.2.3', "'10.1.2.3' is not an IPv4 network", 'add a length, such as 10.1.2.3/32'],
    ['10.12.0.1/16', "'10.12.0.1/16' has host bits set", 'write 10.12.0.0/16'],
    ['255.255.255.255/0', "'255.255.255.255/0' has host bits set", 'write 0.0.0.0/0'],
  ])('%j is refused with the edit that mends it', (text, message, hint) => {
    expect(prefixProblem(text)).toMatchObject({ message, hint })
    expect(() => asPrefix(text)).toThrow(RangeError)
  })

  it.each(['0.0.0.0/0', '10.0.0.0/8', '255.255.255.255/32', '128.0.0.0/1'])('%s is a prefix', (text) => {
    expect(asPrefix(text)).toBe(text)
  })
})

describe('networkOfHost', () => {
  it('masks the host address a peering is written with', () => {
    expect(networkOfHost('10.0.0.21/30')).toBe('10.0.0.20/30')
  })

  it('is undefined when the mask is missing', () => {
    expect(networkOfHost('10.0.0.21')).toBeUndefined()
  })
})

describe('freePrefix', () => {
  it('is undefined when the length does not fit into the network or into an address', () => {
    expect(freePrefix(asPrefix('10.0.0.0/24'), 23, [])).toBeUndefined()
    expect(freePrefix(asPrefix('10.0.0.0/24'), 33, [])).toBeUndefined()
  })

  it('finds the last network of the whole address space', () => {
    expect(freePrefix(asPrefix('0.0.0.0/0'), 30, [asPrefix('255.255.255.252/30')], { from: 'end' })).toBe(
      '255.255.255.248/30',
    )
  })
})

import { asPrefix } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { type InterfaceTopology, effectiveRoutes } from './effective-routes.ts'

const rows = (over: Partial<InterfaceTopology>): string[] =>
  effectiveRoutes({
    addressSpace: [asPrefix('10.12.0.0/16')],
    peeredSpaces: [],
    userRoutes: [],
    learned: [],
    isPropagationDisabled: false,
    ...over,
  }).map(({ source, state, prefix, nextHopType, nextHops }) =>
    [prefix, source, state, nextHopType, ...nextHops].join(' '),
  )
const learned = (...texts: string[]) =>
  texts.flatMap((text) => ['edge-2', 'edge-1'].map((nextHop) => ({ prefix: asPrefix(text), nextHop })))

describe('the effective routes of an interface', () => {
  it('are the system routes alone without a gateway or a route table', () => {
    expect(rows({})).toEqual([
      '0.0.0.0/0 Default Active Internet',
      '10.0.0.0/8 Default Active None',
      '10.12.0.0/16 Default Active VnetLocal',
      '100.64.0.0/10 Default Active None',
      '172.16.0.0/12 Default Active None',
      '192.168.0.0/16 Default Active None',
    ])
  })

  it('show a learned prefix once with both next hops', () => {
    expect(rows({ learned: learned('10.1.0.0/16') })).toContain(
      '10.1.0.0/16 VirtualNetworkGateway Active VirtualNetworkGateway edge-1 edge-2',
    )
  })

  it('leave learned prefixes out when the route table does not let them in', () => {
    expect(rows({ learned: learned('10.1.0.0/16'), isPropagationDisabled: true })).toEqual(rows({}))
  })

  it('prefer a user route to a learned one, which stays listed as invalid', () => {
    const userRoutes = [
      {
        name: 'via-firewall',
        prefix: asPrefix('10.1.0.0/16'),
        nextHopType: 'VirtualAppliance',
        nextHopAddress: '10.12.0.4',
      },
    ] as const
    expect(
      rows({ learned: learned('10.1.0.0/16'), userRoutes }).filter((row) => row.startsWith('10.1.0.0/16')),
    ).toEqual([
      '10.1.0.0/16 User Active VirtualAppliance 10.12.0.4',
      '10.1.0.0/16 VirtualNetworkGateway Invalid VirtualNetworkGateway edge-1 edge-2',
    ])
  })

  it('prefer a learned default route to the internet', () => {
    expect(rows({ learned: learned('0.0.0.0/0') }).slice(0, 2)).toEqual([
      '0.0.0.0/0 VirtualNetworkGateway Active VirtualNetworkGateway edge-1 edge-2',
      '0.0.0.0/0 Default Invalid Internet',
    ])
  })

  it('keep the ranges of the VNet and its peerings even from more specific learned routes', () => {
    const all = rows({
      peeredSpaces: [asPrefix('10.13.0.0/16')],
      learned: learned('10.12.2.0/24', '10.13.0.0/16', '10.14.0.0/16'),
    })
    expect(all).toContain('10.12.2.0/24 VirtualNetworkGateway Invalid VirtualNetworkGateway edge-1 edge-2')
    expect(all).toContain('10.13.0.0/16 Default Active VNetPeering')
    expect(all).toContain('10.13.0.0/16 VirtualNetworkGateway Invalid VirtualNetworkGateway edge-1 edge-2')
    expect(all).toContain('10.14.0.0/16 VirtualNetworkGateway Active VirtualNetworkGateway edge-1 edge-2')
  })

  it('let a user route steer the range of the VNet itself', () => {
    const userRoutes = [
      {
        name: 'inspect',
        prefix: asPrefix('10.12.0.0/16'),
        nextHopType: 'VirtualAppliance',
        nextHopAddress: '10.12.0.4',
      },
    ] as const
    expect(rows({ userRoutes })).toContain('10.12.0.0/16 Default Invalid VnetLocal')
  })

  it('have no None row for a reserved range the VNet takes as a whole', () => {
    expect(rows({ addressSpace: [asPrefix('192.168.0.0/16')] })).not.toContain('192.168.0.0/16 Default Active None')
  })
})

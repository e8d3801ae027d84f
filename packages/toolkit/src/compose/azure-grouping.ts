import type { FlowEnd, PortSpec } from '@interconnect/model'
import { endName, type Passage } from './passages.ts'

type Protocol = PortSpec['protocol']
type Ranged = Extract<PortSpec, { readonly from: number }>

/** What one Azure rule lets through: some ports of one protocol, for several ends. */
export interface Opening {
  /** In the order of their names. */
  readonly ends: readonly FlowEnd[]
  readonly protocol: Protocol
  /** As Azure writes them. */
  readonly ports: readonly string[]
  /** Stable: of the end that comes first or, where ends share only some of their ports, of the ports. */
  readonly name: string
}

/**
 * The openings of one direction of a subnet. A rule takes many addresses and many ports, so ends that need the same
 * ports share one; where that gives fewer, ports that the same ends need do. Ends keep the first grouping on a tie: then
 * a new end leaves the rules of others alone.
 */
export function openingsOf(passages: readonly Passage[], far: 'from' | 'to'): Opening[] {
  const protocols = new Set(passages.flatMap(({ ports }) => ports.map(({ protocol }) => protocol)))
  return [...protocols].flatMap((protocol) => {
    const needs = passages
      .map((passage): Need => ({
        end: passage[far],
        ports: passage.ports.filter((port) => port.protocol === protocol).map(wirePorts),
      }))
      .filter(({ ports }) => ports.length > 0)
      .sort((a, b) => (endName(a.end) < endName(b.end) ? -1 : 1))
    const [byEnds, byPorts] = [sharedByEnds(needs, protocol), sharedByPorts(needs, protocol)]
    return byPorts.length < byEnds.length ? byPorts : byEnds
  })
}

interface Need {
  readonly end: FlowEnd
  readonly ports: readonly string[]
}

const sharedByEnds = (needs: readonly Need[], protocol: Protocol): Opening[] =>
  [...Map.groupBy(needs, ({ ports }) => ports.join()).values()].map((alike) => ({
    ends: alike.map(({ end }) => end),
    protocol,
    ports: alike[0]!.ports,
    name: `${endName(alike[0]!.end)}-${protocol}`,
  }))

function sharedByPorts(needs: readonly Need[], protocol: Protocol): Opening[] {
  const all = [...new Set(needs.flatMap(({ ports }) => ports))].sort(byNumber)
  const openings = all.map((port) => ({ port, of: needs.filter(({ ports }) => ports.includes(port)) }))
  const alike = Map.groupBy(openings, ({ of }) => of.map(({ end }) => endName(end)).join())
  return [...alike.values()].map((same) => {
    const ports = same.map(({ port }) => port)
    const ends = same[0]!.of.map(({ end }) => end)
    return { ends, protocol, ports, name: `${ends[0]!.cloud}-${protocol}-${ports.join('_')}` }
  })
}

const byNumber = (a: string, b: string): number => Number.parseInt(a, 10) - Number.parseInt(b, 10)

const isRanged = (port: PortSpec): port is Ranged => 'from' in port

const wirePorts = (port: PortSpec): string =>
  isRanged(port) ? (port.from === port.to ? String(port.from) : `${port.from}-${port.to}`) : '*'

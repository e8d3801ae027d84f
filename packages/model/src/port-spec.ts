/** What a flow lets through: a protocol and, for TCP and UDP, a range of destination ports. */
export type PortSpec =
  | { readonly protocol: 'tcp' | 'udp'; readonly from: number; readonly to: number }
  | { readonly protocol: 'icmp' }
  | { readonly protocol: 'any' }

const form = /^(tcp|udp)\/([1-9]\d{0,4})(?:-([1-9]\d{0,4}))?$/

/**
 * Reads `tcp/1521`, `udp/30000-32767`, `icmp` or `any`; `undefined` when `text` is none of them.
 */
export function parsePortSpec(text: string): PortSpec | undefined {
  if (text === 'icmp' || text === 'any') return { protocol: text }
  const match = form.exec(text)
  if (!match) return undefined
  const from = Number(match[2])
  const to = match[3] === undefined ? from : Number(match[3])
  if (to > 65_535 || to < from) return undefined
  return { protocol: match[1] as 'tcp' | 'udp', from, to }
}

export function formatPortSpec(port: PortSpec): string {
  if (port.protocol === 'icmp' || port.protocol === 'any') return port.protocol
  return port.from === port.to ? `${port.protocol}/${port.from}` : `${port.protocol}/${port.from}-${port.to}`
}

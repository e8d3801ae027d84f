import type { ResolvedSpec } from '@interconnect/model'
import { opensTcp, type WrittenFlow, writtenFlows } from './written-flows.ts'

/** Services that give a person the console of a host, by TCP port. */
const services: readonly (readonly [port: number, service: string])[] = [
  [22, 'ssh (tcp/22)'],
  [23, 'telnet (tcp/23)'],
  [3389, 'remote desktop (tcp/3389)'],
  [5985, 'WinRM (tcp/5985)'],
]

/** The written flows that open one of them; a range that opens everything counts once. */
export const remoteAccess = (spec: ResolvedSpec): (WrittenFlow & { readonly service: string })[] =>
  writtenFlows(spec).flatMap((written) => {
    const open = services.find(([port]) => opensTcp(written.flow, port))
    return open ? [{ ...written, service: open[1] }] : []
  })

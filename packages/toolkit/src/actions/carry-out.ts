import { execute, type Outcome } from '@interconnect/engine'
import { registryOf, type WritePorts } from '../ports.ts'
import type { Planned } from './plan.ts'

/** Carries a plan out, whether it builds up or takes down. The ports' sessions must be able to write. */
export const carryOut = ({ plan, graph, observation }: Planned, ports: WritePorts): Promise<Outcome> =>
  execute(plan, {
    graph,
    observation,
    registry: registryOf(ports),
    journal: ports.journal,
    clock: ports.clock,
    report: ports.report,
    signal: ports.signal,
    ...(ports.hardSignal && { hardSignal: ports.hardSignal }),
  })

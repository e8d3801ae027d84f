import { resolve } from 'node:path'
import type { WrittenCluster } from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'
import { type Answering, startAnswering } from '../answering.ts'
import { pythonTool } from '../python-tool.ts'

/** A cluster, and addresses outside of it. */
export interface Question extends WrittenCluster {
  readonly outsiders: readonly string[]
}

/** Ascending `[first, last]` pairs: destination ports of the transports, numbers of the other protocols. */
export type Said = Readonly<Partial<Record<'TCP' | 'UDP' | 'SCTP' | 'others', readonly (readonly [number, number])[]>>>

export interface Answer {
  /** Places of sender and receiver, pods before outsiders, and what may pass; pairs with nothing to say are left out. */
  readonly conversations: readonly (readonly [from: number, to: number, said: Said])[]
  /** Processor time from objects in memory to the set of all that is allowed. */
  readonly micros: number
}

/** Why np-guard would not take a case. */
export interface Refusal {
  readonly refusal: string
}

export type NpGuard = Answering<Question, Answer | Refusal>

export const npGuardTool = pythonTool('network-config-analyzer', '2.1.0', 'python')
/** Our program over its package API; `npGuardTool` runs it. */
export const npGuardDriver = resolve(import.meta.dirname, 'driver.py')

/** np-guard's analyser as a process of its own that answers question after question, until `signal` stops it. */
export const startNpGuard = (options: { readonly signal?: AbortSignal } = {}): NpGuard =>
  startAnswering(npGuardTool.command, [npGuardDriver], options)

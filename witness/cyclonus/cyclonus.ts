import { resolve } from 'node:path'
import type { WrittenCluster } from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'
import { type Answering, startAnswering } from '../answering.ts'
import { goTool } from '../go-tool.ts'

/** A cluster, addresses outside of it, and the packets to try between every two ends. */
export interface Question extends WrittenCluster {
  readonly outsiders: readonly string[]
  readonly probes: readonly { readonly protocol: string; readonly port: number }[]
  /** Places of the ends to ask from; all when absent. */
  readonly senders?: readonly number[]
  /** Lets it read selectors by itself, as it does outside of tests. */
  readonly ownSelectors?: true
}

/** One character for each sender, receiver and probe, pods before outsiders: `1` is allowed. */
export interface Answer {
  readonly allowed: string
  /** Processor time for taking in the policies. */
  readonly readMicros: number
  /** For the packets after that. */
  readonly answerMicros: number
}

/** The matcher of Cyclonus as a process of its own that answers question after question. */
export type Cyclonus = Answering<Question, Answer>

export const cyclonusTool = goTool('cyclonus', resolve(import.meta.dirname, 'driver'))

export const startCyclonus = (): Cyclonus => startAnswering(cyclonusTool.command)

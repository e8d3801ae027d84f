import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { WrittenCluster } from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'
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
export interface Cyclonus extends AsyncDisposable {
  ask(question: Question): Promise<Answer>
}

export const cyclonusTool = goTool('cyclonus', resolve(import.meta.dirname, 'driver'))

export function startCyclonus(): Cyclonus {
  const child = spawn(cyclonusTool.command, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error('cyclonus ended without an answer')
      return JSON.parse(value) as Answer
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
    },
  }
}

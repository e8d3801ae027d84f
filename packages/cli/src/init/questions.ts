import { bandwidthNames, prefixProblem, regionPairNames } from '@interconnect/model'
import type { Host } from '../host.ts'

/** What can be chosen, as texts; what is absent was not answered. */
export interface Answers {
  readonly name?: string | undefined
  readonly regions?: string | undefined
  readonly bandwidth?: string | undefined
  readonly kubernetes: 'none' | 'stretched' | 'paired'
  readonly avoid: readonly string[]
}

type Asking = Pick<Host, 'stdin' | 'stderr' | 'signal'>

interface Question {
  readonly text: string
  readonly preset: string
  /** What is wrong with an answer; `undefined` when it is one. */
  problem(this: void, answer: string): string | undefined
}

const oneOf = (words: readonly string[]) => (answer: string) =>
  words.includes(answer) ? undefined : `one of ${words.join(', ')}`

const ranges = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '')

const questions = {
  regions: {
    text: `Which pair of regions? (${regionPairNames.join(', ')})`,
    preset: 'ashburn',
    problem: oneOf(regionPairNames),
  },
  bandwidth: { text: `How fast? (${bandwidthNames.join(', ')})`, preset: '1Gbps', problem: oneOf(bandwidthNames) },
  name: {
    text: 'What is it called? It marks everything that is made.',
    preset: 'first',
    problem: (answer) =>
      /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/.test(answer) ? undefined : 'lower-case letters, digits and hyphens',
  },
  avoid: {
    text: 'Which ranges are in use elsewhere? (CIDRs, or nothing)',
    preset: '',
    problem: (answer) =>
      ranges(answer)
        .map(prefixProblem)
        .map((problem) => problem && `${problem.message}: ${problem.hint}`)
        .find((problem) => problem !== undefined),
  },
  kubernetes: {
    text: 'Kubernetes on top? (none, stretched: one cluster over both, paired: one in each)',
    preset: 'none',
    problem: oneOf(['none', 'stretched', 'paired']),
  },
} as const satisfies Record<string, Question>

/** Asks at the terminal; an empty answer takes the default. `undefined` when the person ended the input. */
export async function askForChoices(host: Asking): Promise<Answers | undefined> {
  const answers: Record<string, string> = {}
  for (const [name, question] of Object.entries(questions)) {
    const answer = await ask(question, host)
    if (answer === undefined) return undefined
    answers[name] = answer
  }
  const { avoid = '', kubernetes, ...texts } = answers
  return { ...texts, avoid: ranges(avoid), kubernetes: kubernetes as Answers['kubernetes'] }
}

async function ask({ text, preset, problem }: Question, host: Asking): Promise<string | undefined> {
  for (;;) {
    const given = await host.stdin.ask(`${text}${preset === '' ? '' : ` [${preset}]`} `, { signal: host.signal })
    if (given === undefined) return undefined
    const answer = given.trim() === '' ? preset : given.trim()
    const wrong = problem(answer)
    if (wrong === undefined) return answer
    host.stderr.write(`  ${wrong}\n`)
  }
}

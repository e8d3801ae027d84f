import type { EngineEvent } from '../src/event.ts'
import { execute, type Outcome } from '../src/execute.ts'
import type { Gate, Graph, ResourceNode } from '../src/graph.ts'
import { type JournalStore, memoryJournal, readJournal } from '../src/journal.ts'
import { planApply, planDestroy } from '../src/make-plan.ts'
import { observe } from '../src/observe.ts'
import type { Plan } from '../src/plan.ts'
import { ref } from '../src/reference.ts'
import { Registry } from '../src/registry.ts'
import { TestClock } from './test-clock.ts'
import { ToyCloud, toyKinds } from './toy-cloud.ts'

/** A box named `name`, inside the box `parent` if there is one. */
export const box = (
  name: string,
  props: { parent?: string; size?: number; colour?: string } = {},
  more: Partial<ResourceNode> = {},
): ResourceNode => {
  const { parent, ...plain } = props
  return {
    key: `toy/box/${name}`,
    type: 'toy/box',
    name,
    mode: 'own',
    props: {
      name,
      size: 1,
      colour: 'red',
      ...plain,
      parentId: parent === undefined ? undefined : ref(`toy/box/${parent}`),
    },
    ...more,
  }
}

export const graphOf = (resources: readonly ResourceNode[], gates: readonly Gate[] = []): Graph => ({
  owner: 'tester',
  resources,
  gates,
})

/** A toy cloud with everything that is needed to plan and apply against it. */
export class ToyWorld {
  readonly clock = new TestClock()
  readonly cloud = new ToyCloud(this.clock)
  readonly registry = new Registry({ kinds: toyKinds, api: this.cloud })
  readonly events: EngineEvent[] = []
  journal: JournalStore = memoryJournal()

  async plan(graph: Graph, goal: Plan['goal'] = 'apply'): Promise<Plan> {
    return (await this.#look(graph, goal)).plan
  }

  async apply(graph: Graph, options: { goal?: Plan['goal']; signal?: AbortSignal } = {}): Promise<Outcome> {
    const { plan, observation } = await this.#look(graph, options.goal ?? 'apply')
    return execute(plan, {
      graph,
      observation,
      registry: this.registry,
      journal: this.journal,
      clock: this.clock,
      report: (event) => void this.events.push(event),
      signal: options.signal ?? new AbortController().signal,
    })
  }

  async #look(graph: Graph, goal: Plan['goal']) {
    const journal = readJournal(this.journal.records)
    const observation = await observe(graph, { registry: this.registry, journal, signal: new AbortController().signal })
    const make = goal === 'apply' ? planApply : planDestroy
    return { observation, plan: make(graph, this.registry, observation) }
  }
}

export const resultsOf = (outcome: Outcome): Record<string, string> =>
  Object.fromEntries(outcome.results.map(({ step, result }) => [step.id, result]))

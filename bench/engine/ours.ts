// One run of the engine as a process: observes a shape over HTTP, plans, and carries the plan out with the journal on disk.
// Arguments: shape, operation, port, directory.
import { execute, type Graph, observe, planApply, planDestroy, readJournal, ref, Registry } from '@interconnect/engine'
import { nodeClock } from '../../packages/cli/src/node-clock.ts'
import { openJournalFile } from '../../packages/cli/src/state/node-journal.ts'
import { nodesOf, type Operation, type ShapeName, shapes, wantsChange } from './shapes.ts'
import { thingApi } from './thing-api.ts'
import { thingKind } from './thing-kind.ts'

const [shapeName, operation, port, directory] = process.argv.slice(2) as [ShapeName, Operation, string, string]

const keyOf = (name: string): string => `bench/thing/${name}`

function graphOf(): Graph {
  const resources = nodesOf(shapes[shapeName], wantsChange(operation)).map(({ name, size, on }) => ({
    key: keyOf(name),
    type: 'bench/thing',
    name,
    mode: 'own' as const,
    props: { name, size, on: on.map((other) => ref(keyOf(other))) },
  }))
  return { owner: 'bench', resources, gates: [] }
}

const graph = graphOf()
const registry = new Registry({ kinds: [thingKind], api: thingApi(Number(port)) })
const { signal } = new AbortController()
using journal = openJournalFile(directory)
const observation = await observe(graph, { registry, journal: readJournal(journal.records), signal })
const plan = (operation === 'destroy' ? planDestroy : planApply)(graph, registry, observation)
const options = { graph, registry, observation, journal, clock: nodeClock, report: () => {}, signal }
const { results } = await execute(plan, options)
const expected = { create: graph.resources.length, 'no-op': 0, 'one change': 1, destroy: graph.resources.length }
const done = results.filter(({ result }) => result === 'done').length
if (results.length !== expected[operation] || done !== results.length)
  throw new Error(
    `${operation} of ${shapeName}: ${done} of ${results.length} steps done, ${expected[operation]} wanted`,
  )
process.exit(0)

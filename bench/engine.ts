// The same graphs built by our engine and by others: created, looked at again with nothing to do, changed in one place,
// taken down. Ours reads and writes over loopback HTTP to another process and keeps its journal on the disk; the others do
// nothing but their own bookkeeping. `--peer-runs N` and `--runs N` say of how many runs the medians are, `--shapes 60,flat` and
// `--tools interconnect` which rows, `--patience S` after how many seconds an operation of another tool is stopped.
import { cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { measured, type Measured } from './engine/measured.ts'
import { type Operation, operations, type ShapeName, shapes } from './engine/shapes.ts'
import { alchemy, ours, terraform, type Tool } from './engine/tools.ts'

/** Peers need minutes for the largest. */
const onlyOurs: readonly string[] = ['10000'] satisfies readonly ShapeName[]

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const notReached: Measured = { ms: Number.NaN, peakBytes: 0 }

type Row = Readonly<Record<Operation, Measured>>

/** Each operation of one life after the other, so often; the medians. After one that took too long there is nothing to go on from. */
async function lives(tool: Tool, shape: ShapeName, runs: number, patienceMs?: number): Promise<Row> {
  const taken = new Map<Operation, Measured[]>(operations.map((operation) => [operation, []]))
  let isTooLong = false
  for (let run = 0; run < runs && !isTooLong; run++) {
    await using place = await tool.open(shape)
    for (const operation of operations) {
      const one: Measured = isTooLong ? notReached : await measured({ ...place.command(operation), patienceMs })
      isTooLong ||= one.ms === Number.POSITIVE_INFINITY
      taken.get(operation)!.push(one)
    }
  }
  const row = operations.map((operation) => {
    const all = taken.get(operation)!
    return [operation, { ms: median(all.map(({ ms }) => ms)), peakBytes: median(all.map((one) => one.peakBytes)) }]
  })
  return Object.fromEntries(row) as Row
}

const seconds = (ms: number): string => (ms < 9_995 ? (ms / 1000).toFixed(2) : (ms / 1000).toFixed(0))
const ratio = (value: number, base: number): string => `${(value / base).toFixed(value / base < 10 ? 1 : 0)}×`

function cell(ms: number, { base, patienceMs }: { base: number | undefined; patienceMs: number }): string {
  if (Number.isNaN(ms)) return '–'
  const [atLeast, known] = ms === Number.POSITIVE_INFINITY ? ['> ', patienceMs] : ['', ms]
  return base === undefined ? seconds(known) : `${atLeast}${seconds(known)} (${atLeast}${ratio(known, base)})`
}

function cells(row: Row, base: Row, patienceMs: number): string[] {
  const times = operations.map((operation) =>
    cell(row[operation].ms, { base: row === base ? undefined : base[operation].ms, patienceMs }),
  )
  const peak = Math.max(...operations.map((operation) => row[operation].peakBytes))
  return [...times, `${Math.round(peak / 2 ** 20)}`]
}

const line = (columns: readonly string[]): void => void process.stdout.write(`| ${columns.join(' | ')} |\n`)

/** Prints the tables that `docs/performance.md` shows. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      runs: { type: 'string', default: '5' },
      'peer-runs': { type: 'string', default: '5' },
      shapes: { type: 'string', default: Object.keys(shapes).join(',') },
      patience: { type: 'string', default: '1200' },
      tools: { type: 'string', default: 'interconnect,terraform,alchemy' },
    },
  })
  const patienceMs = Number(values.patience) * 1000
  const memory = Math.round(totalmem() / 2 ** 30)
  process.stdout.write(
    `${cpus().length} cores, ${memory} GiB, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(1)} at the start; seconds, whole processes\n\n`,
  )
  line(['graph', 'tool', 'runs', ...operations, 'peak MiB'])
  line(['---', '---', ...Array.from({ length: operations.length + 2 }, () => '---:')])
  const ourRows = new Map<string, Row>()
  const tools = [ours, terraform, alchemy].filter(({ name }) => values.tools.split(',').includes(name.split(' ')[0]!))
  for (const shape of values.shapes.split(',') as ShapeName[]) {
    for (const tool of tools) {
      if (tool !== ours && onlyOurs.includes(shape)) continue
      if (tool.missing !== undefined) {
        line([shapes[shape].name, tool.name, tool.missing])
        continue
      }
      const runs = Number(tool === ours ? values.runs : values['peer-runs'])
      const row = await lives(tool, shape, runs, tool === ours ? undefined : patienceMs)
      if (tool === ours) ourRows.set(shape, row)
      line([shapes[shape].name, tool.name, String(runs), ...cells(row, ourRows.get(shape) ?? row, patienceMs)])
    }
  }
  growth(ourRows.get('1000'), ourRows.get('10000'))
  process.stdout.write(
    `\nWith nothing to do: ${tools.map(({ name, observes }) => `${name} looks at ${observes}`).join('; ')}.\n`,
  )
}

function growth(small: Row | undefined, large: Row | undefined): void {
  if (!small || !large) return
  const parts = operations.map((operation) => `${operation} ${ratio(large[operation].ms, small[operation].ms)}`)
  process.stdout.write(`\nFrom 1,000 to 10,000 nodes: ${parts.join(', ')}.\n`)
}

// npm run chaos -- --kills N --seed S [--case K]: kills the CLI N times and says what came of it.
import { parseArgs } from 'node:util'
import { chaos } from './chaos.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
  },
})
const verdict = await chaos({
  kills: Number(values.kills),
  seed: values.seed,
  onlyCase: values.case === undefined ? undefined : Number(values.case),
  onLife: (index, { name }, { kills, leaked, duplicated, diverged, story }) => {
    const isWell = leaked + duplicated + diverged === 0
    say(`${isWell ? 'ok    ' : 'FAILED'} case ${index} (${name}): ${kills} kills`)
    if (isWell && values.case === undefined) return
    for (const line of story) say(`    ${line.trimEnd().replaceAll('\n', '\n    ')}`)
    if (!isWell) say(`    replay: npm run chaos -- --seed ${values.seed} --case ${index}`)
  },
})
const { kills, leaked, duplicated, diverged, cases, runs, tookMs } = verdict
say(`kills=${kills} leaked=${leaked} duplicated=${duplicated} diverged=${diverged}`)
say(
  `seed=${values.seed} cases=${cases} runs=${runs} ${(tookMs / 1000).toFixed(0)} s, ${(tookMs / Math.max(1, kills)).toFixed(0)} ms a kill`,
)
process.exitCode = leaked + duplicated + diverged === 0 ? 0 : 1

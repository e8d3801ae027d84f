import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InterconnectError, parseInterconnect } from '@interconnect/model'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { DemoDocument } from '../output/demo.ts'
import { openJournalFile } from '../state/node-journal.ts'
import { openSimTarget } from '../target/sim.ts'
import { demoText } from '../views/demo.human.ts'
import { errorText } from '../views/error.human.ts'
import { lookOf } from '../words/look-of.ts'
import { acts } from './acts.ts'
import { type Act, ClaimError, type Stage, tell } from './stage.ts'

const example = fileURLToPath(new URL('../../../../examples/quickstart.yaml', import.meta.url))

/** Plays every act in a temporary directory; what comes after an act that failed is not played. */
export async function demo(input: GlobalInput, host: Host): Promise<Result> {
  const stateDir = await mkdtemp(join(tmpdir(), 'interconnect-demo-'))
  try {
    return await playAll({ ...input, stateDir, target: 'sim' }, host)
  } finally {
    await rm(stateDir, { recursive: true, force: true })
  }
}

async function playAll(input: GlobalInput, host: Host): Promise<Result> {
  await using target = await openSimTarget(input)
  using journal = openJournalFile(join(input.stateDir, 'journal'))
  const text = await readFile(example, 'utf8')
  const { document } = parseInterconnect(text, example)
  if (!document) throw new InterconnectError('us/bug', 'the example of the demo is not valid')
  const look = lookOf(input.output === 'json' ? host.stderr : host.stdout, input, host)
  const stage: Stage = { input, host, look, text, document, target, journal }
  const started = { wall: performance.now(), virtual: target.clock.now() }
  const played: DemoDocument['acts'] = []
  for (const act of acts) {
    played.push(await playOne(act, stage, played.length))
    if (!played.at(-1)!.held) break
  }
  return resultOf({
    acts: [...played, ...acts.slice(played.length).map((act) => ({ ...named(act), held: false, wallMs: 0 }))],
    wallMs: performance.now() - started.wall,
    virtualMs: target.clock.now() - started.virtual,
  })
}

const named = ({ line, claim }: Act) => ({ claim, ...(line !== undefined && { line }) })

async function playOne(act: Act, stage: Stage, index: number): Promise<DemoDocument['acts'][number]> {
  const { style } = stage.look
  const typed = act.line === undefined ? `# ${act.claim}` : `$ interconnect ${act.line}`
  tell(`${index === 0 ? '' : '\n'}${style.note(typed)}\n`, stage)
  const started = performance.now()
  try {
    await act.play(stage)
    return { ...named(act), held: true, wallMs: performance.now() - started }
  } catch (error) {
    if (stage.host.signal.aborted) throw error
    const problem = describe(error, stage)
    tell(problem, stage)
    return { ...named(act), held: false, wallMs: performance.now() - started, problem }
  }
}

/** A claim that does not hold and a typed error are told; everything else is thrown on. */
function describe(error: unknown, { look }: Stage): string {
  if (error instanceof ClaimError) return look.style.bad(`This does not hold: ${error.message}`)
  if (InterconnectError.is(error)) return errorText(error, look).trimEnd()
  throw error
}

function resultOf({ acts: played, wallMs, virtualMs }: Pick<DemoDocument, 'acts' | 'wallMs' | 'virtualMs'>): Result {
  const held = played.every((act) => act.held)
  const document: DemoDocument = {
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'Demo',
    held,
    acts: played,
    wallMs,
    virtualMs,
  }
  return { exitCode: held ? 0 : 1, human: (look) => demoText(document, look), json: () => document }
}

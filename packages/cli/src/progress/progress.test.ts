import type { EngineEvent } from '@interconnect/engine'
import { expect, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { plain, plainLook } from '../words/style.ts'
import { frame } from './frame.ts'
import { showProgress } from './progress.ts'
import { afterEvent, noProgress } from './progress-state.ts'

const gateway = 'create:azure/express-route-gateway'
const circuit = 'create:azure/express-route-circuit'

const events: readonly EngineEvent[] = [
  { event: 'apply/started', atMs: 1000, steps: 4, durationMs: 2_000_000 },
  {
    event: 'apply/step-started',
    atMs: 1000,
    id: gateway,
    title: 'ExpressRoute gateway first-gateway',
    typicalMs: 1_800_000,
  },
  {
    event: 'apply/step-started',
    atMs: 1000,
    id: circuit,
    title: 'ExpressRoute circuit first-circuit',
    typicalMs: 20_000,
  },
  { event: 'apply/step-waiting', atMs: 2000, id: gateway, waitingFor: 'provisioningState Updating' },
  { event: 'apply/step-retrying', atMs: 3000, id: circuit, message: 'too many requests' },
  { event: 'apply/step-done', atMs: 21_000, id: circuit, durationMs: 20_000 },
  { event: 'apply/stopping', atMs: 40_000, running: [gateway] },
  { event: 'apply/step-failed', atMs: 61_000, id: gateway, code: 'cloud/quota', message: 'no more gateways' },
  { event: 'apply/step-skipped', atMs: 61_000, id: 'create:azure/connection', because: gateway },
  { event: 'apply/finished', atMs: 61_000, durationMs: 60_000 },
]
const input = { events: false, noColor: false }
const clock = { now: () => 31_000, sleep: async () => {}, during: <T>(work: () => Promise<T>) => work() }

test('Where there is no terminal, each thing that happens is a plain line with the time since the start.', () => {
  const host = fakeHost()
  using progress = showProgress(input, host, clock)
  for (const event of events) progress.report(event)
  expect(host.err()).toMatchInlineSnapshot(`
    "0:00:00 4 steps, about 33 min
    0:00:01 ⧖ ExpressRoute gateway first-gateway: provisioningState Updating
    0:00:02 ↻ ExpressRoute circuit first-circuit: too many requests
    0:00:20 ✓ ExpressRoute circuit first-circuit 20 s
    0:00:39 stopping: nothing new is started; Ctrl-C again stops at once
    0:01:00 ✗ ExpressRoute gateway first-gateway: no more gateways (cloud/quota)
    0:01:00 · skipped create:azure/connection, because create:azure/express-route-gateway failed
    "
  `)
  expect(host.out()).toBe('')
})

test('With --events each event is one JSON line, without secrets, and nothing else is told.', () => {
  const host = fakeHost({ terminal: true })
  using progress = showProgress({ ...input, events: true }, host, clock)
  for (const event of events) progress.report(event)
  progress.report({
    event: 'apply/step-retrying',
    atMs: 1,
    id: circuit,
    message: 'Bearer abcdefghijklmnop was refused',
  })
  const lines = host
    .err()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as EngineEvent)
  expect(lines.slice(0, -1)).toEqual(events)
  expect(lines.at(-1)).toMatchObject({ message: 'Bearer (secret) was refused' })
})

test('A live frame shows what is running, for how long, and what it waits for.', () => {
  const state = events.slice(0, 5).reduce(afterEvent, noProgress)
  expect(frame(state, 31_400, { ...plainLook, rows: 24 }).join('\n')).toMatchInlineSnapshot(`
    "      30 s  ExpressRoute gateway first-gateway  about 30 min, provisioningState…
          30 s  ExpressRoute circuit first-circuit  about 20 s, again: too many req…
    ░░░░░░░░░░░░░░░░░░░░ 0/4 steps, 30 s of about 33 min"
  `)
})

test('A live frame is never higher or wider than the terminal.', () => {
  const started = Array.from({ length: 40 }, (_, index): EngineEvent => ({
    event: 'apply/step-started',
    atMs: 0,
    id: `create:oci/x${index}`,
    title: `an object with a rather long name, number ${index}`,
    typicalMs: 1000,
  }))
  const state = started.reduce(afterEvent, { ...noProgress, steps: 40 })
  for (const [rows, columns] of [
    [10, 80],
    [5, 40],
    [60, 200],
  ] as const) {
    const lines = frame(state, 5000, { style: plain, rows, columns })
    expect(lines.length).toBeLessThan(rows)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns)
  }
})

test('In a terminal the display leaves only what went wrong behind, and gives the cursor back.', () => {
  const host = fakeHost({ terminal: true })
  {
    using progress = showProgress({ ...input, noColor: true }, host, clock)
    for (const event of events) progress.report(event)
  }
  expect(host.err().endsWith('\u001b[?25h')).toBe(true)
  // oxlint-disable-next-line no-control-regex -- the sequences are what is taken away
  expect(host.err().replaceAll(/\u001b\[[?0-9;]*[a-zA-Z]|\r/g, '')).toMatchInlineSnapshot(`
    "0:00:39 stopping: nothing new is started; Ctrl-C again stops at once
    0:01:00 ✗ ExpressRoute gateway first-gateway: no more gateways (cloud/quota)
    "
  `)
})

test('Every sort of event leaves a state that adds up.', () => {
  const state = events.reduce(afterEvent, noProgress)
  expect(state).toMatchObject({ steps: 4, done: 1, failed: 1, skipped: 1, stopping: true, running: [] })
})

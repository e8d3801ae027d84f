import { describe, expect, it } from 'vitest'
import { type Pace, VirtualClock } from './clock.ts'
import { ManualWallClock } from './manual-wall-clock.ts'
import { Store } from './store.ts'
import { Timers } from './timers.ts'

function aClock(pace: Pace) {
  const wall = new ManualWallClock()
  const timers = new Timers(new Store())
  const seen: string[] = []
  const commits: number[] = []
  const onTransitions = (nowMs: number) => void commits.push(nowMs)
  const clock = new VirtualClock({ startMs: 1_000, timers, pace, wall, onTransitions })
  timers.handle<string>('note', (what) => void seen.push(`${what}@${clock.now()}`))
  const noteAt = (dueMs: number, what: string) => timers.schedule(what, dueMs, 'note', what)
  const sleepThenNote = async (ms: number, what: string) => {
    await clock.sleep(ms)
    seen.push(`${what}@${clock.now()}`)
  }
  return { clock, timers, wall, seen, commits, noteAt, sleepThenNote }
}

/** Lets idle callbacks run until nothing more happens. */
async function idle() {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
}

describe('a driven clock', () => {
  it('jumps to the next sleeper when everyone sleeps', async () => {
    const { clock } = aClock('driven')
    await clock.sleep(45 * 60_000)
    expect(clock.now()).toBe(1_000 + 45 * 60_000)
  })

  it('runs transitions and wakes sleepers in order of time, each at its own', async () => {
    const { seen, noteAt, sleepThenNote } = aClock('driven')
    noteAt(1_300, 'second transition')
    noteAt(1_100, 'first transition')
    await Promise.all([sleepThenNote(400, 'second sleeper'), sleepThenNote(200, 'first sleeper')])
    expect(seen).toEqual([
      'first transition@1100',
      'first sleeper@1200',
      'second transition@1300',
      'second sleeper@1400',
    ])
  })

  it('runs a transition before it wakes a sleeper of the same moment', async () => {
    const { seen, noteAt, sleepThenNote } = aClock('driven')
    const sleeping = sleepThenNote(100, 'sleeper')
    noteAt(1_100, 'transition')
    await sleeping
    expect(seen).toEqual(['transition@1100', 'sleeper@1100'])
  })

  it('stands still while nobody sleeps, whatever is scheduled', async () => {
    const { clock, seen, noteAt } = aClock('driven')
    noteAt(1_100, 'transition')
    await idle()
    expect(seen).toEqual([])
    expect(clock.now()).toBe(1_000)
  })

  it('holds time while work is under way', async () => {
    const { clock, seen, sleepThenNote } = aClock('driven')
    const answered = Promise.withResolvers<void>()
    const work = clock.during(() => answered.promise)
    const sleeping = sleepThenNote(100, 'sleeper')
    await idle()
    expect(seen).toEqual([])
    answered.resolve()
    await Promise.all([work, sleeping])
    expect(seen).toEqual(['sleeper@1100'])
  })

  it('lets time go on when the work under way fails', async () => {
    const { clock } = aClock('driven')
    await expect(clock.during(() => Promise.reject(new Error('reset')))).rejects.toThrow('reset')
    await clock.sleep(100)
    expect(clock.now()).toBe(1_100)
  })

  it('lets a request lag although its client holds time for the answer', async () => {
    const { clock } = aClock('driven')
    await clock.during(() => clock.lag(5_000))
    expect(clock.now()).toBe(6_000)
  })

  it('holds a lagging request while another client is at work', async () => {
    const { clock } = aClock('driven')
    const answered = Promise.withResolvers<void>()
    const other = clock.during(() => answered.promise)
    const lagging = clock.during(() => clock.lag(5_000))
    await idle()
    expect(clock.now()).toBe(1_000)
    answered.resolve()
    await Promise.all([other, lagging])
    expect(clock.now()).toBe(6_000)
  })

  it('runs at a catch-up what is due now', () => {
    const { clock, seen, noteAt } = aClock('driven')
    noteAt(1_000, 'due')
    noteAt(1_001, 'not due')
    clock.catchUp()
    expect(seen).toEqual(['due@1000'])
  })

  it('reports a run of transitions once, for their commit', async () => {
    const { clock, commits, noteAt } = aClock('driven')
    noteAt(1_100, 'a')
    noteAt(1_200, 'b')
    await clock.sleep(500)
    await clock.sleep(500)
    expect(commits).toEqual([1_500])
  })
})

describe('an aborted sleep', () => {
  it('rejects with the reason and holds nobody up', async () => {
    const { clock } = aClock('driven')
    const reason = new Error('interrupted')
    const controller = new AbortController()
    const sleeping = clock.sleep(50, { signal: controller.signal })
    controller.abort(reason)
    await expect(sleeping).rejects.toBe(reason)
    await clock.sleep(500)
    expect(clock.now()).toBe(1_500)
  })

  it('rejects at once when it was aborted before', async () => {
    const { clock } = aClock('driven')
    await expect(clock.sleep(50, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before')
    await idle()
    expect(clock.now()).toBe(1_000)
  })
})

describe('a free clock', () => {
  it('runs every transition when idle, those that follow from others too', async () => {
    const { timers, seen, noteAt, clock } = aClock('free')
    timers.handle('start', () => noteAt(clock.now() + 500, 'end'))
    timers.schedule('start', 2_000, 'start', {})
    await idle()
    expect(seen).toEqual(['end@2500'])
  })

  it('stands still while work is under way', async () => {
    const { clock, seen, noteAt } = aClock('free')
    const answered = Promise.withResolvers<void>()
    const work = clock.during(() => answered.promise)
    noteAt(1_100, 'transition')
    await idle()
    expect(seen).toEqual([])
    answered.resolve()
    await work
    await idle()
    expect(seen).toEqual(['transition@1100'])
  })

  it('stands still once stopped', async () => {
    const { clock, seen, noteAt } = aClock('free')
    noteAt(1_100, 'transition')
    clock.stop()
    await idle()
    expect(seen).toEqual([])
  })
})

describe('a clock that runs at a factor', () => {
  it('is that many times faster than the wall clock', () => {
    const { clock, wall } = aClock(60)
    wall.advance(1_000)
    expect(clock.now()).toBe(61_000)
  })

  it('runs transitions and wakes sleepers when their time has come', async () => {
    const { wall, seen, noteAt, sleepThenNote } = aClock(10)
    noteAt(1_000 + 30_000, 'transition')
    const sleeping = sleepThenNote(60_000, 'sleeper')
    wall.advance(2_999)
    expect(seen).toEqual([])
    wall.advance(1)
    expect(seen).toEqual(['transition@31000'])
    wall.advance(3_000)
    await sleeping
    expect(seen).toEqual(['transition@31000', 'sleeper@61000'])
  })

  it('neither runs a transition nor passes it when asked for the time', () => {
    const { clock, timers, wall, seen, noteAt } = aClock(1)
    wall.after = () => () => {}
    noteAt(1_500, 'transition')
    wall.advance(10_000)
    expect(clock.now()).toBe(1_500)
    expect(timers.nextDueMs()).toBe(1_500)
    clock.catchUp()
    expect(seen).toEqual(['transition@1500'])
    expect(clock.now()).toBe(11_000)
  })

  it('tells a transition its own time when it runs late', () => {
    const { clock, wall, seen, noteAt } = aClock(1)
    wall.after = () => () => {}
    noteAt(1_200, 'a')
    noteAt(1_300, 'b')
    wall.advance(10_000)
    clock.catchUp()
    expect(seen).toEqual(['a@1200', 'b@1300'])
  })

  it('keeps its pace after a step by hand', () => {
    const { clock, wall } = aClock(2)
    wall.advance(100)
    clock.step(5_000)
    expect(clock.now()).toBe(6_200)
    wall.advance(100)
    expect(clock.now()).toBe(6_400)
  })

  it('stands still where it was stopped', () => {
    const { clock, wall, seen, noteAt } = aClock(10)
    noteAt(50_000, 'transition')
    wall.advance(100)
    clock.stop()
    wall.advance(60_000)
    expect(clock.now()).toBe(2_000)
    expect(seen).toEqual([])
  })

  it('never goes back when the wall clock does', () => {
    const { clock, wall } = aClock(1)
    wall.advance(1_000)
    clock.catchUp()
    wall.advance(-500)
    expect(clock.now()).toBe(2_000)
    clock.catchUp()
    wall.advance(100)
    expect(clock.now()).toBe(2_100)
  })
})

describe('a step by hand', () => {
  it('runs everything on the way and stands at its end', async () => {
    const { clock, seen, noteAt, sleepThenNote } = aClock('driven')
    const answered = Promise.withResolvers<void>()
    const work = clock.during(() => answered.promise)
    noteAt(1_100, 'transition')
    const sleeping = sleepThenNote(200, 'sleeper')
    clock.step(1_000)
    await sleeping
    expect(seen).toEqual(['transition@1100', 'sleeper@2000'])
    answered.resolve()
    await work
  })
})

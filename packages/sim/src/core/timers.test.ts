import { describe, expect, it } from 'vitest'
import { Store } from './store.ts'
import { Timers } from './timers.ts'

function someTimers(store = new Store()) {
  const timers = new Timers(store)
  const ran: unknown[] = []
  timers.handle('note', (payload) => void ran.push(payload))
  const runAll = () => {
    while (timers.nextDueMs() !== undefined) timers.runNext()
    return ran
  }
  return { timers, runAll }
}

describe('timers', () => {
  it('run in order of time, and of scheduling where times are equal', () => {
    const { timers, runAll } = someTimers()
    timers.schedule('c', 30, 'note', 'third')
    timers.schedule('a', 10, 'note', 'first')
    timers.schedule('d', 30, 'note', 'fourth')
    timers.schedule('b', 20, 'note', 'second')
    expect(runAll()).toEqual(['first', 'second', 'third', 'fourth'])
  })

  it('are replaced by a later one with the same id', () => {
    const { timers, runAll } = someTimers()
    timers.schedule('a', 10, 'note', 'old')
    timers.schedule('b', 20, 'note', 'other')
    timers.schedule('a', 30, 'note', 'new')
    expect(timers.nextDueMs()).toBe(20)
    expect(runAll()).toEqual(['other', 'new'])
  })

  it('do not run once cancelled', () => {
    const { timers, runAll } = someTimers()
    timers.schedule('a', 10, 'note', 'a')
    timers.cancel('a')
    timers.cancel('never scheduled')
    expect(timers.nextDueMs()).toBeUndefined()
    expect(runAll()).toEqual([])
  })

  it('are still there in another process that has the same store', () => {
    const store = new Store()
    const before = new Timers(store)
    before.schedule('a', 20, 'note', 'a')
    before.schedule('b', 10, 'note', 'b')
    const copy = new Store()
    copy.load(JSON.parse(JSON.stringify([...store.snapshot()])))
    const { timers, runAll } = someTimers(copy)
    timers.schedule('c', 20, 'note', 'c')
    expect(runAll()).toEqual(['b', 'a', 'c'])
  })

  it('tell when a transition is missing or registered twice', () => {
    const { timers } = someTimers()
    timers.schedule('a', 10, 'unheard-of', {})
    expect(() => timers.runNext()).toThrow('no transition is registered as unheard-of')
    expect(() => timers.handle('note', () => {})).toThrow('transition note is registered twice')
  })

  it('say that something was scheduled', () => {
    const { timers } = someTimers()
    let told = 0
    timers.onScheduled = () => told++
    timers.schedule('a', 10, 'note', 'a')
    expect(told).toBe(1)
  })
})

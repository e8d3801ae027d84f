import { describe, expect, it } from 'vitest'
import { Ids } from './ids.ts'
import { Store } from './store.ts'

const ids = (seed = '1') => new Ids(seed, new Store())

describe('ids', () => {
  it('do not depend on what other subjects asked for in between', () => {
    const [quiet, busy] = [ids(), ids()]
    const alone = [quiet.guid('circuit'), quiet.guid('circuit')]
    const first = busy.guid('circuit')
    busy.hex('gateway', 8)
    busy.base32('vcn')
    expect([first, busy.guid('circuit')]).toEqual(alone)
  })

  it('differ from call to call, subject to subject and seed to seed', () => {
    const one = ids()
    const made = [one.guid('a'), one.guid('a'), one.guid('b'), ids('2').guid('a')]
    expect(new Set(made).size).toBe(4)
  })

  it('go on in a store that is opened again', () => {
    const store = new Store()
    const first = new Ids('1', store).guid('a')
    const reopened = new Store()
    reopened.load(store.snapshot())
    expect(new Ids('1', reopened).guid('a')).not.toBe(first)
  })

  it('have the form that is asked for', () => {
    const one = ids()
    expect(one.guid('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(one.hex('a', 64)).toMatch(/^[0-9a-f]{64}$/)
    expect(one.base32('a')).toMatch(/^[a-z2-7]{60}$/)
  })

  it('reach both ends of a range of numbers and nothing beyond', () => {
    const one = ids()
    const numbers = Array.from({ length: 200 }, () => one.integer('metric', 3, 6))
    expect(new Set(numbers)).toEqual(new Set([3, 4, 5, 6]))
  })
})

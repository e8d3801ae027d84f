import { describe, expect, it } from 'vitest'
import { Faults } from './faults.ts'
import { type Change, Store } from './store.ts'

const throttled = { type: 'answer', status: 429, code: 'TooManyRequests' } as const
const put = { cloud: 'azure', method: 'PUT', path: '/subscriptions/1/virtualNetworks/a' } as const
const catches = (faults: Faults, times: number) =>
  Array.from({ length: times }, () => faults.catch(put)?.type ?? 'nothing')

describe('faults', () => {
  it('let so many matching requests pass, then catch so many', () => {
    const faults = new Faults(new Store())
    faults.add({ path: '/virtualnetworks/', after: 1, count: 2, effect: throttled })
    expect(catches(faults, 4)).toEqual(['nothing', 'answer', 'answer', 'nothing'])
  })

  it.each([
    { other: 'cloud', fault: { cloud: 'oci' as const } },
    { other: 'method', fault: { method: 'delete' } },
    { other: 'path', fault: { path: '/expressRouteCircuits/' } },
  ])('leave requests of another $other alone', ({ fault }) => {
    const faults = new Faults(new Store())
    faults.add({ ...fault, effect: throttled })
    expect(faults.catch(put)).toBeUndefined()
  })

  it('follow one another, the first that catches deciding', () => {
    const faults = new Faults(new Store())
    faults.add({ method: 'put', effect: { type: 'drop-after' } })
    faults.add({ after: 1, effect: { type: 'drop-before' } })
    expect(catches(faults, 3)).toEqual(['drop-after', 'drop-before', 'nothing'])
  })

  it('keep their counts in the store', () => {
    const store = new Store()
    const faults = new Faults(store)
    faults.add({ after: 1, effect: throttled })
    faults.catch(put)
    const reopened = new Store()
    reopened.load(store.snapshot())
    expect(new Faults(reopened).catch(put)).toMatchObject({
      type: 'answer',
      message: 'injected fault',
    })
  })

  it('change nothing in the store once they are over', () => {
    const log: (readonly Change[])[] = []
    const store = new Store({ append: (_, changes) => void log.push(changes) })
    const faults = new Faults(store)
    faults.add({ effect: throttled })
    catches(faults, 1)
    store.commit(1)
    catches(faults, 3)
    store.commit(2)
    expect(log).toHaveLength(1)
  })

  it('are gone when cleared', () => {
    const faults = new Faults(new Store())
    faults.add({ effect: throttled })
    faults.clear()
    expect(faults.catch(put)).toBeUndefined()
  })

  it('refuse what is no fault', () => {
    expect(() => new Faults(new Store()).add({ effect: { type: 'answer', status: 200, code: 'OK' } })).toThrow()
  })
})

import { describe, expect, it } from 'vitest'
import { type Change, Store } from './store.ts'

function aStore() {
  const log: { atMs: number; changes: Change[] }[] = []
  const store = new Store({
    append: (atMs, changes) => void log.push({ atMs, changes: [...changes] }),
  })
  return { store, log }
}

describe('a store', () => {
  it('shows changes at once and logs them together at the commit', () => {
    const { store, log } = aStore()
    const vcns = store.collection<{ name: string }>('oci/vcn')
    vcns.put('a', { name: 'first' })
    store.collection<number>('ids').put('vcn', 1)
    vcns.put('a', { name: 'renamed' })
    expect(vcns.get('a')).toEqual({ name: 'renamed' })
    expect(log).toEqual([])
    store.commit(7)
    expect(log).toEqual([
      {
        atMs: 7,
        changes: [
          ['oci/vcn', 'a', { name: 'first' }],
          ['ids', 'vcn', 1],
          ['oci/vcn', 'a', { name: 'renamed' }],
        ],
      },
    ])
  })

  it('logs nothing when nothing changed', () => {
    const { store, log } = aStore()
    store.collection('oci/vcn').delete('absent')
    store.commit(1)
    store.collection('oci/vcn').put('a', {})
    store.commit(2)
    store.commit(3)
    expect(log).toHaveLength(1)
  })

  it('keeps the changes for the next commit when the log refuses them', () => {
    let full = true
    const logged: (readonly Change[])[] = []
    const store = new Store({
      append: (_, changes) => {
        if (full) throw new Error('disk full')
        logged.push(changes)
      },
    })
    store.collection<number>('a').put('x', 1)
    expect(() => store.commit(1)).toThrow('disk full')
    full = false
    store.collection<number>('a').put('y', 2)
    store.commit(2)
    expect(logged).toEqual([
      [
        ['a', 'x', 1],
        ['a', 'y', 2],
      ],
    ])
  })

  it('gives one collection under one name, in order of first insertion', () => {
    const { store } = aStore()
    const names = store.collection<number>('names')
    names.put('b', 1)
    names.put('a', 2)
    names.put('b', 3)
    expect(store.collection<number>('names').entries()).toEqual([
      ['b', 3],
      ['a', 2],
    ])
    names.delete('b')
    expect(names.has('b')).toBe(false)
    expect(names.size).toBe(1)
    expect(names.values()).toEqual([2])
  })

  it('is made again by its snapshot, and by its log', () => {
    const { store, log } = aStore()
    const names = store.collection<number>('names')
    names.put('a', 1)
    names.put('b', 2)
    store.commit(1)
    names.delete('a')
    names.put('a', 3)
    store.commit(2)
    const fromSnapshot = new Store()
    fromSnapshot.load(store.snapshot())
    const fromLog = new Store()
    for (const { changes } of log) fromLog.load(JSON.parse(JSON.stringify(changes)) as Change[])
    const expected = [
      ['b', 2],
      ['a', 3],
    ]
    expect(fromSnapshot.collection('names').entries()).toEqual(expected)
    expect(fromLog.collection('names').entries()).toEqual(expected)
  })
})

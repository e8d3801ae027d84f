import { expect, test } from 'vitest'
import { Store } from './store.ts'

interface Leaf {
  readonly branch?: string
  readonly size: number
}

const aTree = () => {
  const leaves = new Store().collection<Leaf>('leaf')
  return {
    leaves,
    on: (branch: string) => leaves.grouped('branch', (leaf) => leaf.branch, branch).map(({ size }) => size),
  }
}

test('Values are found by what they say of themselves, oldest first, also those stored before anybody asked.', () => {
  const { leaves, on } = aTree()
  leaves.put('a', { branch: 'low', size: 1 })
  leaves.put('b', { branch: 'high', size: 2 })
  leaves.put('c', { branch: 'low', size: 3 })
  leaves.put('d', { size: 4 })
  expect([on('low'), on('high'), on('none')]).toEqual([[1, 3], [2], []])
})

test('A grouping follows every change.', () => {
  const { leaves, on } = aTree()
  expect(on('low')).toEqual([])
  leaves.put('a', { branch: 'low', size: 1 })
  leaves.put('b', { branch: 'low', size: 2 })
  leaves.put('a', { branch: 'low', size: 10 })
  expect(on('low')).toEqual([10, 2])
  leaves.put('a', { branch: 'high', size: 11 })
  leaves.delete('b')
  expect([on('low'), on('high')]).toEqual([[], [11]])
})

test('What is loaded from a log is found as well.', () => {
  const store = new Store()
  const on = (branch: string) => store.collection<Leaf>('leaf').grouped('branch', (leaf) => leaf.branch, branch)
  expect(on('low')).toEqual([])
  store.load([['leaf', 'a', { branch: 'low', size: 1 }]])
  expect(on('low')).toEqual([{ branch: 'low', size: 1 }])
})

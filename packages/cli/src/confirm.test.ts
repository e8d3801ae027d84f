import { expect, test } from 'vitest'
import { fakeHost } from '../test/fake-host.ts'
import { confirm } from './confirm.ts'

const { signal } = new AbortController()

test.each([
  ['yes', true],
  ['  YES ', true],
  ['y', false],
  ['', false],
  ['no', false],
])('The answer %j is agreement: %s.', async (answer, agreed) => {
  expect(await confirm('Do it?', fakeHost({ terminal: true, answers: [answer], signal }))).toBe(agreed)
})

test('Ended input is no agreement.', async () => {
  expect(await confirm('Do it?', fakeHost({ terminal: true }))).toBe(false)
})

test('Without a terminal nobody is asked and nobody agrees.', async () => {
  const host = fakeHost({ answers: ['yes'] })
  expect(await confirm('Do it?', host)).toBe(false)
  expect(host.err()).toBe('')
})

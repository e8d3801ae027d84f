import { expect, it, onTestFinished, vi } from 'vitest'
import { quietly } from './quietly.ts'

it('drops what a library says, also later in the same course, and nothing else', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  onTestFinished(() => warn.mockRestore())
  // oxlint-disable-next-line no-console -- stands in for a library and for everybody else
  const speak = (words: string) => console.warn(words)
  const work = quietly(async () => {
    speak('at once')
    await new Promise((resolve) => setImmediate(resolve))
    speak('later')
  })
  speak('from elsewhere')
  await work
  speak('afterwards')
  expect(warn.mock.calls).toEqual([['from elsewhere'], ['afterwards']])
})

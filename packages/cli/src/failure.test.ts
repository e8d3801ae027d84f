import { InterconnectError } from '@interconnect/model'
import { expect, test } from 'vitest'
import { fakeHost } from '../test/fake-host.ts'
import { fail } from './failure.ts'

const human = { output: 'human', noColor: true } as const
const json = { output: 'json', noColor: true } as const

test('An error is told with its hint and its code, and decides the exit code.', () => {
  const host = fakeHost()
  const error = new InterconnectError('document/unreadable', 'cannot read prod.yaml: there is no such file', {
    hint: 'name it with -f',
  })
  expect(fail(error, human, host)).toBe(1)
  expect(host.err()).toMatchInlineSnapshot(`
    "error: cannot read prod.yaml: there is no such file
    hint:  name it with -f
    code:  document/unreadable; more with \`interconnect explain document/unreadable\`
    "
  `)
  expect(host.out()).toBe('')
})

test('With JSON asked for, the error is the one document on stdout.', () => {
  const host = fakeHost()
  expect(
    fail(new InterconnectError('usage/invalid-argument', 'what?', { details: { token: 'abc' } }), json, host),
  ).toBe(64)
  expect(JSON.parse(host.out())).toEqual({
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'Error',
    code: 'usage/invalid-argument',
    fault: 'user',
    exitCode: 64,
    message: 'what?',
    details: { token: '(secret)' },
  })
  expect(host.err()).toBe('')
})

test('What nobody expected is our mistake; the stack is shown only when asked for.', () => {
  const quiet = fakeHost()
  expect(fail(new TypeError('x is not a function'), human, quiet)).toBe(1)
  expect(quiet.err()).toMatchInlineSnapshot(`
    "error: this is our mistake, not yours: x is not a function
    hint:  report it to the issue tracker of interconnect, with what the same command prints under INTERCONNECT_DEBUG=1
    code:  us/bug; more with \`interconnect explain us/bug\`
    "
  `)
  const loud = fakeHost({ environment: { INTERCONNECT_DEBUG: '1' } })
  fail(new TypeError('x is not a function'), human, loud)
  expect(loud.err()).toContain('failure.test.ts')
})

test('What an interrupt cut off is not an error of anybody.', () => {
  const host = fakeHost({ signal: AbortSignal.abort() })
  expect(fail(new DOMException('This operation was aborted', 'AbortError'), human, host)).toBe(130)
  expect(host.err()).toContain('stopped by you')
})

test('Secrets in a message do not reach the terminal.', () => {
  const host = fakeHost()
  fail(new InterconnectError('cloud/invalid', 'refused {"serviceKey":"7d3a0c55"}'), human, host)
  expect(host.err()).not.toContain('7d3a0c55')
})

import { expect, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { runCli } from '../cli.ts'

async function said(...words: readonly string[]) {
  const host = fakeHost()
  return { code: await runCli(words, host), out: host.out(), err: host.err() }
}

test('A rule is explained from what it means to where it is documented.', async () => {
  const { code, out } = await said('explain', 'bgp/blocks-overlap')
  expect(code).toBe(0)
  const sections = ['What it means', 'How it shows', 'How to be sure', 'How to cure it', 'What is said', 'Sources']
  expect(out.split('\n').filter((line) => sections.includes(line))).toEqual(sections)
  expect(out).toContain('bgp/blocks-overlap · rule · error')
  expect(out).toContain('  $ az network express-route list-route-tables')
})

test('Command lines are never broken, prose is.', async () => {
  const { out } = await said('explain', 'address/networks-overlap')
  const long = out.split('\n').filter((line) => line.length > 100)
  expect(long.every((line) => /^ {2}(\$|https:)/.test(line))).toBe(true)
})

test.each([
  ['address/network-overlap', 'did you mean address/networks-overlap'],
  ['networks-overlap', 'did you mean address/networks-overlap?'],
  ['gate', 'did you mean gate/circuit-deprovisioned, gate/circuit-provisioned'],
  ['xyzzy-plugh-42', 'list every id with `interconnect explain`'],
])('Asked about %s, it says %s.', async (id, hint) => {
  const { code, err } = await said('explain', id)
  expect(code).toBe(64)
  expect(err).toContain(hint)
})

test('Without an id everything that can be explained is listed.', async () => {
  const { code, out } = await said('explain')
  expect(code).toBe(0)
  for (const id of ['address/networks-overlap', 'cloud/busy', 'gate/sessions-up', 'probe/arp', 'phase/degraded'])
    expect(out).toContain(`  ${id} `)
})

test('Rules are listed by area, one area when asked.', async () => {
  const all = await said('rules')
  expect(all.out).toMatch(/^\d+ rules: \d+ errors, \d+ warnings, \d+ remarks\n/)
  const one = await said('rules', '--area', 'bgp')
  expect(one.out).toContain('blocks-overlap')
  expect(one.out).not.toContain('networks-overlap')
  const none = await said('rules', '--area', 'adress')
  expect(none.code).toBe(64)
  expect(none.err).toContain('did you mean address?')
})

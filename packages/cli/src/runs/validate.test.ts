import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRegionPair } from '@interconnect/model'
import { expect, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { scratchDirectory } from '../../test/scratch.ts'
import { runCli } from '../cli.ts'
import { initTemplate } from '../init-template.ts'

const good = initTemplate('first', findRegionPair('ashburn')!)
const wrong = good.replace('regions:', 'regoins:').replace('10.1.0.0/16', '10.1.10.0/16')

function inScratch(text: string) {
  const file = join(scratchDirectory(), 'interconnect.yaml')
  writeFileSync(file, text)
  return {
    file,
    text: () => readFileSync(file, 'utf8'),
    run: async (...words: readonly string[]) => {
      const host = fakeHost()
      return { code: await runCli(['validate', '-f', file, ...words], host), out: host.out(), err: host.err() }
    },
  }
}

test('--fix writes the mended document, shows the difference, and ends as the mended document deserves.', async () => {
  const { run, text } = inScratch(wrong)
  const { code, out } = await run('--fix')
  expect(code).toBe(0)
  expect(text()).toBe(good)
  expect(out).toContain('mended 2 findings')
  expect(out).toMatch(/-   regoins: ashburn\n +\+   regions: ashburn/)
})

test('--fix --dry-run shows the same and writes nothing.', async () => {
  const { run, text } = inScratch(wrong)
  const { code, out } = await run('--fix', '--dry-run')
  expect(code).toBe(0)
  expect(out).toContain('would mend 2 findings')
  expect(text()).toBe(wrong)
})

test('A second --fix changes nothing and says so.', async () => {
  const { run, text } = inScratch(wrong)
  await run('--fix')
  const { out } = await run('--fix', '-o', 'json')
  expect(JSON.parse(out)).toMatchObject({ mended: { written: false, findings: [] } })
  expect(text()).toBe(good)
})

test('Line ends of Windows and a byte order mark stay as they were.', async () => {
  const windows = (unix: string) => `\uFEFF${unix.replaceAll('\n', '\r\n')}`
  const { run, text } = inScratch(windows(wrong))
  await run('--fix')
  expect(text()).toBe(windows(good))
})

test('What a person must decide is left, and the exit code says so.', async () => {
  const { run, text } = inScratch(wrong.replace('1Gbps', '3Gbps'))
  const { code, out } = await run('--fix')
  expect(code).toBe(3)
  expect(out).toContain("spec.bandwidth is '3Gbps'")
  expect(text()).toBe(good.replace('1Gbps', '3Gbps'))
})

test('The file is replaced whole: its permissions and a link to it stay, nothing is left beside it.', async () => {
  const { run, file, text } = inScratch(wrong)
  chmodSync(file, 0o640)
  const link = join(scratchDirectory(), 'link.yaml')
  symlinkSync(file, link)
  expect(await runCli(['validate', '-f', link, '--fix'], fakeHost())).toBe(0)
  expect(text()).toBe(good)
  expect(statSync(file).mode & 0o777).toBe(0o640)
  expect(readdirSync(join(file, '..'))).toEqual(['interconnect.yaml'])
  expect((await run()).code).toBe(0)
})

test.each([
  [['--dry-run'], /--dry-run goes with --fix/],
  [['--fix', '-f', '-'], /stdin cannot be mended/],
])('validate %j is a mistake and told as one.', async (words, says) => {
  const { code, err } = await inScratch(good).run(...words)
  expect(code).toBe(64)
  expect(err).toMatch(says)
})

const open = good.replace('tcp/1521-1522', 'any')

test('--strict takes warnings for errors.', async () => {
  const { run } = inScratch(open)
  expect((await run()).code).toBe(0)
  const { code, out } = await run('--strict')
  expect(code).toBe(3)
  expect(out).toContain('error: azure/app to oci/db opens every port of every protocol (flow/any-port)')
})

test('What the document suppresses is told with its reason, and does not fail a strict check.', async () => {
  const { run } = inScratch(`${open}  suppress:\n    - { rule: flow/any-port, reason: lab of one week }\n`)
  const { code, out } = await run('--strict')
  expect(code).toBe(0)
  expect(out).toContain('suppressed: flow/any-port at spec.flows[0].ports (lab of one week)')
  expect(JSON.parse((await run('-o', 'json')).out)).toMatchObject({
    suppressed: [{ id: 'flow/any-port', reason: 'lab of one week' }],
  })
})

test('--observe reads the networks a document names, and nothing is there on empty simulators.', async () => {
  const existing = open
    .replace(/cidr: 10\.1\.0\.0\/16/, 'existing: ocid1.vcn.oc1.iad.none')
    .replace(/subnets:(\s+)db: 10\.1\.\S+/, 'existingSubnets:$1db: ocid1.subnet.oc1.iad.none')
  const { run, file } = inScratch(existing)
  expect((await run()).out).not.toContain('unknown-subnet')
  const { code, err, out } = await run('--observe', '--state-dir', `${file}.state`)
  expect(err + out).toContain('ocid1.vcn.oc1.iad.none is not there')
  expect(code).toBe(1)
})

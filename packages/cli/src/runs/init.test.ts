import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseInterconnect, regionPairNames, regionPairs } from '@interconnect/model'
import { review } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { scratchDirectory } from '../../test/scratch.ts'
import { runCli } from '../cli.ts'
import { initTemplate } from '../init-template.ts'

test.each(regionPairs)('The first document for $name is valid and breaks no rule.', (pair) => {
  const { document, findings } = parseInterconnect(initTemplate('first', pair), 'first.yaml')
  expect(findings).toEqual([])
  expect(review(document!).findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

const init = async (...words: string[]) => {
  const host = fakeHost()
  return { code: await runCli(['init', ...words], host), out: host.out(), err: host.err() }
}

test('It is written where asked, with the name and the pair asked for.', async () => {
  const file = join(scratchDirectory(), 'prod.yaml')
  expect((await init('-f', file, '--name', 'prod', '--regions', 'frankfurt')).code).toBe(0)
  expect(parseInterconnect(readFileSync(file, 'utf8'), file).document).toMatchObject({
    metadata: { name: 'prod' },
    spec: { regions: 'frankfurt' },
  })
})

test('A file that is there is replaced only by force.', async () => {
  const file = join(scratchDirectory(), 'mine.yaml')
  writeFileSync(file, 'mine')
  const refused = await init('-f', file)
  expect(refused).toMatchObject({ code: 64, err: expect.stringContaining('--force') })
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect((await init('-f', file, '--force')).code).toBe(0)
})

test('A dash writes to stdout.', async () => {
  expect((await init('-f', '-')).out).toMatch(/^# East US/)
})

test.each([
  [['--regions', 'ashbrn'], 'did you mean ashburn?'],
  [['--name', 'Not A Name'], 'use 1 to 40 lower-case letters'],
])('What is wrong is told with what to write instead: %j', async (words, hint) => {
  const { code, err } = await init('-f', '-', ...words)
  expect(code).toBe(64)
  expect(err).toContain(hint)
})

test('All pairs can be asked for.', () => {
  expect(regionPairNames).toHaveLength(12)
})

const written = (text: string) => parseInterconnect(text, 'a.yaml').document!.spec

test('Ranges in use elsewhere are avoided, each given by a flag of its own.', async () => {
  const { out } = await init('-f', '-', '--avoid', '10.12.0.0/14', '--avoid', '10.0.0.0/12', '--bandwidth', '10Gbps')
  const { azure, oci, bandwidth } = written(out)
  expect(bandwidth).toBe('10Gbps')
  expect(azure.network.cidr).toMatch(/^10\.(1[6-9]|[2-9]\d|1\d\d|2\d\d)\./)
  expect(oci.network.cidr).not.toMatch(/^10\.1\./)
})

test.each([
  [['--avoid', '10.1.2.0/16'], /--avoid: '10\.1\.2\.0\/16' has host bits set/],
  [
    ['--avoid', '10.0.0.0/8', '--avoid', '172.16.0.0/12', '--avoid', '192.168.0.0/16'],
    /there is no room for the virtual/,
  ],
  [['--bandwidth', '3Gbps'], /there is no bandwidth '3Gbps'/],
  [['--vnet', 'theirs'], /--vnet: 'theirs' is not the id of a Microsoft\.Network\/virtualNetworks/],
  [['--vcn', 'ocid1.vcn.oc1.iad.a', '--kubernetes', 'paired'], /--kubernetes needs subnets/],
])('%j is refused with the reason.', async (words, says) => {
  const { code, err, out } = await init('-f', '-', ...words)
  expect({ code, out }).toEqual({ code: 64, out: '' })
  expect(err).toMatch(says)
})

test('A person at a terminal who chose nothing is asked; an answer that is none is asked for again.', async () => {
  const file = join(scratchDirectory(), 'a.yaml')
  const answers = ['frankfort', 'frankfurt', '', 'prod', '10.12.0.0/16', 'paired']
  const host = fakeHost({ terminal: true, answers })
  expect(await runCli(['init', '-f', file], host)).toBe(0)
  const { document } = parseInterconnect(readFileSync(file, 'utf8'), file)
  expect(document).toMatchObject({
    metadata: { name: 'prod' },
    spec: { regions: 'frankfurt', bandwidth: '1Gbps', kubernetes: { mode: 'paired' } },
  })
  expect(document!.spec.azure.network.cidr).not.toBe('10.12.0.0/16')
  expect(host.err()).toContain('  one of ashburn, phoenix')
})

test('Who ends the input gets nothing written; who agrees has a file replaced.', async () => {
  const file = join(scratchDirectory(), 'a.yaml')
  expect(await runCli(['init', '-f', file], fakeHost({ terminal: true, answers: ['ashburn'] }))).toBe(1)
  writeFileSync(file, 'mine')
  expect(await runCli(['init', '-f', file, '--yes'], fakeHost({ terminal: true, answers: ['no'] }))).toBe(64)
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect(await runCli(['init', '-f', file, '--yes'], fakeHost({ terminal: true, answers: ['yes'] }))).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain('kind: Interconnect')
})

test('With --observe the ranges of what the accounts have are avoided.', async () => {
  const directory = scratchDirectory()
  const [first, state] = [join(directory, 'a.yaml'), join(directory, 'state')]
  const run = async (...words: string[]) => {
    const host = fakeHost()
    expect(await runCli([...words, '--state-dir', state], host), host.err()).toBe(0)
    return host.out()
  }
  await run('init', '-f', first)
  await run('apply', '-f', first, '--auto-approve')
  const { azure, oci } = written(await run('init', '-f', '-', '--observe', '--name', 'second'))
  const before = written(readFileSync(first, 'utf8'))
  expect([azure.network.cidr, oci.network.cidr]).not.toContain(before.azure.network.cidr)
  expect([azure.network.cidr, oci.network.cidr]).not.toContain(before.oci.network.cidr)
  const vnet = `/subscriptions/${azure.subscription}/resourceGroups/first-interconnect/providers/Microsoft.Network/virtualNetworks/first-vnet`
  const used = written(await run('init', '-f', '-', '--observe', '--name', 'third', '--vnet', vnet))
  expect(used.azure.network).toEqual({ existing: vnet, existingSubnets: { app: 'app' } })
})

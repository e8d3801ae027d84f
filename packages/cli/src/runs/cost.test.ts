import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRegionPair } from '@interconnect/model'
import { expect, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { scratchDirectory } from '../../test/scratch.ts'
import { runCli } from '../cli.ts'
import { initTemplate } from '../init-template.ts'

const first = initTemplate('first', findRegionPair('ashburn')!).replace(
  'bandwidth: 1Gbps',
  'circuit: { tier: Standard }\n  traffic: { azureToOciGB: 2000 }\n  bandwidth: 1Gbps',
)

async function cost(files: Readonly<Record<string, string>>, line: string) {
  const directory = scratchDirectory()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  const host = fakeHost()
  const words = line.split(' ').map((word) => (word.endsWith('.yaml') ? join(directory, word) : word))
  const code = await runCli(['cost', ...words, '--state-dir', join(directory, 'state')], host)
  return { code, out: host.out(), err: host.err().replaceAll(`${directory}/`, '') }
}

test('The bill says what all of it costs, then each line with how it was reckoned and what it is about.', async () => {
  const { out } = await cost({ 'a.yaml': first }, '-f a.yaml')
  expect(out).toMatchInlineSnapshot(`
    "first costs about 904.66 USD a month
    list prices without tax, 730 hours a month; what others made is on their bill

    Azure
      ExpressRoute circuit, Standard Metered, 1 Gbps, zone 1  436.00
      data from Azure to OCI, 2000 GB                          50.00  2000 GB at 0.025
      ExpressRoute gateway ErGw1AZ                            263.53
          730 hours at 0.361; read for Australia East
      public address of the gateway                             0.00  none of ours: Azure's own is used

    OCI
      FastConnect port, 1 Gbps                                155.13  730 hours at 0.2125
      data over FastConnect, both ways                          0.00  in the price of the port
      DRG                                                       0.00  not in Oracle's price list
    "
  `)
})

test('Two documents are compared: the first line says what the second costs more.', async () => {
  const larger = first.replace('1Gbps', '2Gbps').replace('name: first', 'name: larger')
  const { out } = await cost({ 'a.yaml': first, 'b.yaml': larger }, '-f a.yaml --compare b.yaml')
  expect(out.split('\n')[0]).toBe('larger instead of first: +788.95 USD a month')
})

test('A file that is no list of prices is named with its first fault and its place.', async () => {
  const prices =
    'apiVersion: oci-azure.dev/v1alpha1\nkind: Prices\ncurrency: USD\nprices:\n  - { key: a, amount: cheap, per: month }\n'
  const { code, err } = await cost({ 'a.yaml': first, 'p.yaml': prices }, '-f a.yaml --prices p.yaml')
  expect(code).toBe(64)
  expect(err).toMatch(/p\.yaml:5:\d+ is no list of prices: prices\[0\]\.amount/)
})

test('A document with errors has no price: its findings are the result.', async () => {
  const { code, out } = await cost({ 'a.yaml': first.replace('10.1.0.0/16', '10.12.0.0/16') }, '-f a.yaml -o json')
  expect(code).toBe(3)
  expect(JSON.parse(out)).toMatchObject({ kind: 'Findings', valid: false })
})

test('A plan tells what it does to the bill, and one without changes says nothing of it.', async () => {
  const directory = scratchDirectory()
  const file = join(directory, 'a.yaml')
  writeFileSync(file, first)
  const run = async (...words: string[]) => {
    const host = fakeHost()
    await runCli([...words, '-f', file, '--state-dir', join(directory, 'state')], host)
    return host.out()
  }
  expect(await run('plan')).toContain('Cost, +904.66 USD a month\n')
  await run('apply', '--auto-approve')
  const { cost } = JSON.parse(await run('plan', '-o', 'json')) as { cost: { difference: object } }
  expect(cost.difference).toEqual({ monthly: 0, complete: true, about: true })
  writeFileSync(file, first.replace('1Gbps', '2Gbps'))
  const upgrade = await run('plan')
  expect(upgrade).toContain('Cost, +788.95 USD a month\n')
  expect(upgrade).toMatch(/FastConnect port, 2 Gbps +155\.13 → 310\.25/)
})

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { inventory } from '@interconnect/sim'
import { describe, expect, it } from 'vitest'
import { byHand } from '../harness/by-hand.ts'
import { type CliResult, Workplace } from '../harness/cli.ts'

const quickstart = await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

/** What every refusal has in common. */
function refused({ code, stdout, stderr }: CliResult, expected: { code: number; says: RegExp; hint: RegExp }): void {
  const said = stdout + stderr
  expect(said).toMatch(expected.says)
  expect(said).toMatch(expected.hint)
  expect(said).not.toMatch(/^\s+at .+:\d+:\d+/m)
  expect(code).toBe(expected.code)
}

const wrong: readonly { what: string; text: string; says: RegExp; hint: RegExp }[] = [
  {
    what: 'a missing field',
    text: quickstart.replace(/^ +bandwidth: .*\n/m, ''),
    says: /spec\.bandwidth is missing[\s\S]*interconnect\.yaml:6:1/,
    hint: /one of 1Gbps, 2Gbps, 5Gbps, 10Gbps/,
  },
  {
    what: 'an unknown region pair',
    text: quickstart.replace('regions: ashburn', 'regions: ashborn'),
    says: /spec\.regions is 'ashborn'[\s\S]*interconnect\.yaml:7:12/,
    hint: /did you mean ashburn/,
  },
  {
    what: 'a CIDR with host bits',
    text: quickstart.replace('cidr: 10.1.0.0/16', 'cidr: 10.1.10.0/16'),
    says: /'10\.1\.10\.0\/16' has host bits set[\s\S]*interconnect\.yaml:\d+:13/,
    hint: /write 10\.1\.0\.0\/16/,
  },
  {
    what: 'a bandwidth the link does not have',
    text: quickstart.replace('1Gbps', '3Gbps'),
    says: /spec\.bandwidth is '3Gbps'[\s\S]*interconnect\.yaml:9:14/,
    hint: /one of 1Gbps, 2Gbps, 5Gbps, 10Gbps/,
  },
  {
    what: 'networks that overlap',
    text: quickstart.replace('cidr: 10.1.0.0/16', 'cidr: 10.12.0.0/16').replace('10.1.10.0/24', '10.12.10.0/24'),
    says: /overlap/,
    hint: /hint/,
  },
]

describe('a wrong document', () => {
  it.each(wrong)(
    'with $what is refused with its place and what to write',
    async ({ text, says, hint }) => {
      await using place = await Workplace.make(text)
      for (const words of ['validate', 'apply --auto-approve'])
        refused(await place.onDocument(words), { code: 3, says, hint })
      expect(await byHand(place, async ({ simulator }) => inventory(simulator.world))).toEqual({ azure: {}, oci: {} })
    },
    30_000,
  )

  it('that is not there is named, with what to do', async () => {
    await using place = await Workplace.make()
    refused(await place.onDocument('apply --auto-approve'), {
      code: 1,
      says: /cannot read .*interconnect\.yaml: there is no such file/,
      hint: /interconnect init/,
    })
  })

  it('that names a network which is not there is refused before anything is made', async () => {
    const existing = await readFile(resolve(import.meta.dirname, '../../examples/existing.yaml'), 'utf8')
    await using place = await Workplace.make(existing)
    refused(await place.onDocument('apply --auto-approve'), {
      code: 1,
      says: /existing (VNet|VCN)/,
      hint: /check the id/,
    })
    expect(await byHand(place, async ({ simulator }) => inventory(simulator.world))).toEqual({ azure: {}, oci: {} })
  })
})

describe('the real clouds', () => {
  const nowhere = {
    HOME: '/nonexistent',
    AZURE_TENANT_ID: '',
    AZURE_CLIENT_ID: '',
    OCI_CLI_CONFIG_FILE: '/nonexistent/config',
    OCI_CONFIG_FILE: '/nonexistent/config',
  }

  it('are not asked without credentials: the message says which are missing and where to get them', async () => {
    await using place = await Workplace.make(quickstart)
    const result = await place.run(['plan', '--target', 'cloud', '-f', place.documentPath], { env: nowhere })
    refused(result, { code: 1, says: /credentials/, hint: /hint/ })
  }, 60_000)
})

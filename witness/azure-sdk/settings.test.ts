import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type ClientSettings, writeClientSettings } from '@interconnect/sim'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openWorkplace } from './workplace.ts'

const run = promisify(execFile)

/** What a user's program does: the default credential, and nothing about the simulator but the settings. */
const program = `
  import { DefaultAzureCredential } from '@azure/identity'
  import { ResourceManagementClient } from '@azure/arm-resources'
  const { endpoint, options } = JSON.parse(process.argv[1])
  const credential = new DefaultAzureCredential(options)
  const client = new ResourceManagementClient(credential, process.env.AZURE_SUBSCRIPTION_ID, { endpoint })
  await client.resourceGroups.createOrUpdate('written', { location: 'eastus' })
  for await (const { name } of client.resourceGroups.list()) console.log(name)
`

async function settingsOf(): Promise<ClientSettings['azureSdk']> {
  const { simulator } = await openWorkplace()
  const directory = mkdtempSync(join(tmpdir(), 'witness-azure-'))
  onTestFinished(async () => {
    await simulator.close()
    rmSync(directory, { recursive: true })
  })
  return writeClientSettings(simulator, directory).azureSdk
}

async function printed(
  endpoint: string,
  environment: Readonly<Record<string, string>>,
  options: object,
): Promise<string> {
  const input = JSON.stringify({ endpoint, options })
  const env = { PATH: process.env['PATH'], ...environment }
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program, input], { env })
  return stdout.trim()
}

describe("the settings a simulator writes are all that Microsoft's default credential needs", () => {
  it('as an application with a secret', async () => {
    const { endpoint, environment, credentialOptions } = await settingsOf()
    expect(await printed(endpoint, environment, credentialOptions)).toBe('written')
  })

  it('as a managed identity, without any option', async () => {
    const { endpoint, managedIdentity } = await settingsOf()
    expect(await printed(endpoint, managedIdentity, {})).toBe('written')
  })
})

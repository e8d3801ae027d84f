import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRegionPair } from '@interconnect/model'
import { clientSettings, openSimulator, writeClientSettings } from '@interconnect/sim'
import { expect, test } from 'vitest'
import { bundledCli } from '../../../e2e/harness/bundled-cli.ts'
import { initTemplate } from '../src/init-template.ts'
import { scratchDirectory } from './scratch.ts'

/** Runs the real command in a process of its own, with nothing of this process's environment but its path. */
async function interconnect(words: readonly string[], cwd: string, environment: Readonly<Record<string, string>>) {
  const env = { PATH: process.env['PATH'], HOME: cwd, ...environment }
  const child = spawn(process.execPath, ['--no-warnings', await bundledCli(), ...words], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, ...out }
}

function workplace(): string {
  const directory = scratchDirectory()
  writeFileSync(join(directory, 'interconnect.yaml'), initTemplate('first', findRegionPair('ashburn')!))
  return directory
}

/** Both clouds served by simulators, and the environment that leads there. */
async function served(directory: string) {
  const simulator = await openSimulator({ pace: 'free' })
  simulator.ensureAccount({ subscription: simulator.azure.subscription, compartment: 'ocid1.compartment.oc1..example' })
  const settings = join(directory, 'clients')
  writeClientSettings(simulator, settings)
  const { azureSdk, oci } = clientSettings(simulator, settings)
  const environment = {
    ...azureSdk.managedIdentity,
    ...oci.environment,
    INTERCONNECT_AZURE_ENDPOINT: simulator.endpoints.azure,
    INTERCONNECT_OCI_ENDPOINT: simulator.endpoints.oci,
    INTERCONNECT_CA_FILE: join(settings, 'ca.pem'),
  }
  return { simulator, environment, ociConfig: join(settings, 'oci-config') }
}

const planOnCloud = ['plan', '--target', 'cloud', '-o', 'json']

test('The real clouds are reached with the credentials of the machine, wherever the endpoints lead.', async () => {
  const directory = workplace()
  const { simulator, environment } = await served(directory)
  await using _ = simulator
  const { code, stdout, stderr } = await interconnect(planOnCloud, directory, environment)
  expect(code, stderr + stdout).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'Plan', changes: true })
  expect(simulator.world.journal.writes).toEqual([])
})

test.each([
  ['an Azure endpoint nobody listens at', { INTERCONNECT_AZURE_ENDPOINT: 'https://127.0.0.1:9' }, 'cloud/unreachable'],
  ['an OCI endpoint nobody listens at', { INTERCONNECT_OCI_ENDPOINT: 'http://127.0.0.1:9/oci' }, 'cloud/unreachable'],
  ['an Azure endpoint without TLS', { INTERCONNECT_AZURE_ENDPOINT: 'http://127.0.0.1:9' }, 'usage/invalid-argument'],
  // To Azure's library a host that refuses to vouch for it is one without an identity.
  ['an identity Azure does not know', { IDENTITY_HEADER: 'wrong' }, 'credentials/missing'],
])('For %s there is one error, and nothing is written.', async (_what, wrong, errorCode) => {
  const directory = workplace()
  const { simulator, environment } = await served(directory)
  await using _ = simulator
  const { code, stdout } = await interconnect(planOnCloud, directory, { ...environment, ...wrong })
  expect(code).toBeGreaterThan(0)
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'Error', code: errorCode, hint: expect.any(String) })
  expect(simulator.world.journal.writes).toEqual([])
})

test('An API key OCI does not know is told as such.', async () => {
  const directory = workplace()
  const { simulator, environment, ociConfig } = await served(directory)
  await using _ = simulator
  writeFileSync(ociConfig, readFileSync(ociConfig, 'utf8').replace(/fingerprint=.*/, 'fingerprint=00:00'))
  const { stdout } = await interconnect(planOnCloud, directory, environment)
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'Error', code: 'credentials/rejected' })
})

test('Without credentials it says which are missing and where they are looked for.', async () => {
  const { code, stderr } = await interconnect(['plan', '--target', 'cloud'], workplace(), {
    AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
  })
  expect(code).toBe(1)
  expect(stderr).toMatch(/code: {2}credentials\/(missing|rejected)/)
  expect(stderr).not.toMatch(/\n {4}at /)
})

test('A CA file that cannot be read is told by its name.', async () => {
  const { code, stderr } = await interconnect(['plan', '--target', 'cloud'], workplace(), {
    INTERCONNECT_CA_FILE: '/no/such.pem',
  })
  expect(code).toBe(64)
  expect(stderr).toContain('/no/such.pem')
})

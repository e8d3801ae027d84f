import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InterconnectError } from '@interconnect/model'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { apiKey } from '../test/api-key.ts'
import { configFileAuth } from './config-file.ts'
import { environmentAuth, keyAuth } from './credentials.ts'

/** A file that goes with the test. */
function scratchFile(name: string, content: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'interconnect-oci-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const file = join(directory, name)
  writeFileSync(file, content)
  return file
}

const configFile = (entries: Record<string, string>, profile = 'DEFAULT'): string =>
  scratchFile(
    'config',
    [`[${profile}]`, ...Object.entries(entries).map(([name, value]) => `${name}=${value}`)].join('\n'),
  )

const keyFile = (content = apiKey.privateKeyPem): string => scratchFile('key.pem', content)

const { tenancy, user, fingerprint } = apiKey
const complete = () => ({ tenancy, user, fingerprint, key_file: keyFile(), region: 'us-ashburn-1' })

const problem = async (
  call: Promise<unknown>,
): Promise<{ code: string; message: string; hint: string | undefined }> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!InterconnectError.is(error)) throw new Error('no typed error', { cause: error })
  return { code: error.code, message: error.message, hint: error.hint }
}

describe('an API key', () => {
  it('identifies by tenancy, user and fingerprint', async () => {
    const provider = await keyAuth(apiKey).provider()
    expect(await provider.getKeyId()).toBe(`${tenancy}/${user}/${fingerprint}`)
  })
})

describe('a configuration file', () => {
  it('gives the key of the profile', async () => {
    const file = configFile(complete(), 'WORK')
    const auth = configFileAuth({ file, profile: 'WORK' })
    expect(auth.source).toBe(`profile WORK of ${file}`)
    const provider = await auth.provider()
    expect(await provider.getKeyId()).toBe(`${tenancy}/${user}/${fingerprint}`)
    expect(provider.getPrivateKey()).toBe(apiKey.privateKeyPem)
  })

  it('gives the session token where there is one, which needs no user', async () => {
    const { user: _, ...entries } = complete()
    const file = configFile({ ...entries, security_token_file: keyFile('a.b.c') })
    expect(await (await configFileAuth({ file }).provider()).getKeyId()).toBe('ST$a.b.c')
  })

  it('says nothing on the console about a region the library does not know', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    onTestFinished(() => warn.mockRestore())
    await configFileAuth({ file: configFile({ ...complete(), region: 'xx-nowhere-9' }) }).provider()
    expect(warn).not.toHaveBeenCalled()
  })

  it.each([
    ['that is not there', () => '/nowhere/config', 'no OCI configuration file at /nowhere/config', /oci setup config/],
    [
      'without the profile',
      () => configFile(complete(), 'OTHER'),
      /^cannot read profile DEFAULT of/,
      /OCI_CLI_PROFILE/,
    ],
    ['without an entry', () => configFile({ ...complete(), fingerprint: '' }), /has no fingerprint$/, /fingerprint=…/],
    [
      'whose key is not there',
      () => configFile({ ...complete(), key_file: '/no/key.pem' }),
      /key_file .* points to \/no\/key.pem/,
      /correct key_file/,
    ],
  ])('%s is named, with the next step', async (_, file, message, hint) => {
    const told = await problem(configFileAuth({ file: file() }).provider())
    expect(told.code).toBe('credentials/missing')
    expect(told.message).toMatch(message)
    expect(told.hint).toMatch(hint)
  })
})

describe('the environment', () => {
  const nothing = () => false

  it.each([
    [{ OCI_CLI_AUTH: 'instance_principal' }, 'the instance principal'],
    [{ OCI_CLI_AUTH: 'resource_principal' }, 'the resource principal'],
    [{ OCI_CLI_AUTH: 'oke_workload_identity' }, 'the OKE workload identity'],
    [{ OCI_CLI_AUTH: 'security_token', OCI_CLI_CONFIG_FILE: '/c', OCI_CLI_PROFILE: 'P' }, 'profile P of /c'],
    [{ OCI_RESOURCE_PRINCIPAL_VERSION: '2.2' }, 'the resource principal'],
    [{ KUBERNETES_SERVICE_PORT_PROXYMUX: '12250' }, 'the OKE workload identity'],
  ])('%o leads to %s', (environment, source) => {
    expect(environmentAuth(environment, nothing).source).toBe(source)
  })

  it('with a configuration file uses it before anything else that is not named', () => {
    const environment = { OCI_RESOURCE_PRINCIPAL_VERSION: '2.2', OCI_CONFIG_FILE: '/etc/oci' }
    expect(environmentAuth(environment, (file) => file === '/etc/oci').source).toBe('profile DEFAULT of /etc/oci')
  })

  it('that names an unknown way is refused with the known ones', () => {
    expect(() => environmentAuth({ OCI_CLI_AUTH: 'magic' })).toThrow(
      expect.objectContaining({ code: 'credentials/missing', hint: expect.stringContaining('instance_principal') }),
    )
  })
})

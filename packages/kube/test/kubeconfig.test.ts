import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { credentialOf } from '../src/access/credential.ts'
import { contextOf, kubeconfigFiles, readKubeconfig } from '../src/index.ts'

let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

const written = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}

const config = (name: string, user: string) => `
apiVersion: v1
kind: Config
current-context: ${name}
clusters: [{ name: ${name}, cluster: { server: 'https://${name}.example:6443' } }]
users: [{ name: ${name}, user: ${user} }]
contexts: [{ name: ${name}, context: { cluster: ${name}, user: ${name} } }]
`

const host = { environment: process.env, isInteractive: false, tell: () => {} }
const contextIn = async (text: string, name?: string) =>
  contextOf(await readKubeconfig({ file: await written('config', text), environment: {} }), name)
const credentialIn = async (user: string) => credentialOf(await contextIn(config('prod', user)), host)

describe('a kubeconfig', () => {
  it('is looked for where kubectl looks', () => {
    expect(kubeconfigFiles({ file: 'a', environment: { KUBECONFIG: 'b' } })).toEqual(['a'])
    expect(kubeconfigFiles({ environment: { KUBECONFIG: ['b', 'c'].join(delimiter) } })).toEqual(['b', 'c'])
    expect(kubeconfigFiles({ environment: { HOME: '/home/me' } })).toEqual([join('/home/me', '.kube', 'config')])
  })

  it('is merged from several files, of which the first that has a name wins, and those that are not there count for nothing', async () => {
    const [one, other] = [await written('one', config('one', '{}')), await written('other', config('other', '{}'))]
    const again = await written('again', config('one', '{}').replace('one.example', 'again.example'))
    const list = [join(folder, 'gone'), one, other, again].join(delimiter)
    const kubeconfig = await readKubeconfig({ environment: { KUBECONFIG: list } })
    expect(contextOf(kubeconfig).cluster.server).toBe('https://one.example:6443')
    expect(contextOf(kubeconfig, 'other').cluster.server).toBe('https://other.example:6443')
  })

  it('that is not there is told with the place and what writes one', async () => {
    await expect(readKubeconfig({ file: join(folder, 'gone'), environment: {} })).rejects.toMatchObject({
      code: 'cluster/kubeconfig',
      message: `there is no kubeconfig at ${join(folder, 'gone')}`,
      hint: expect.stringContaining('az aks get-credentials') as string,
    })
  })

  it('that is none is told by its place, and not by what stands there', async () => {
    await expect(contextIn('users: [{ name: 5, token: s3cret }]')).rejects.toMatchObject({
      code: 'cluster/kubeconfig',
      message: expect.stringMatching(/config is no kubeconfig: users\.0\.name is wrong$/) as string,
    })
    const broken = await contextIn('users: {{ s3cret').catch((error: unknown) => String(error))
    expect(broken).toMatch(/line 1 is wrong$/)
  })

  it('without the context that is asked for says which could be meant', async () => {
    await expect(contextIn(config('prod-aks', '{}'), 'prod-ask')).rejects.toMatchObject({
      code: 'cluster/no-context',
      hint: 'did you mean prod-aks?',
    })
  })

  it('may hold entries of kinds that nobody understands, as long as they are not used', async () => {
    const text = config('prod', '{}').replace('users: [', 'users: [{ name: odd, user: { exec: 7 } }, ')
    expect((await contextIn(text)).name).toBe('prod')
  })

  it('whose context leads nowhere is told', async () => {
    const text = config('prod', '{}').replace('cluster: prod,', 'cluster: gone,')
    await expect(contextIn(text)).rejects.toMatchObject({
      code: 'cluster/kubeconfig',
      message: 'context prod names cluster gone, which is in none of the files',
    })
  })
})

describe('credentials', () => {
  it('are a token, in the entry or in a file beside it', async () => {
    await written('token', 'from-file\n')
    expect(await credentialIn('{ token: plain }')).toMatchObject({ token: 'plain' })
    expect(await credentialIn('{ tokenFile: token }')).toMatchObject({ token: 'from-file' })
  })

  it('are a certificate with its key, in files beside it or in the entry', async () => {
    await written('me.crt', 'CERT')
    const key = Buffer.from('KEY').toString('base64')
    expect(await credentialIn(`{ client-certificate: me.crt, client-key-data: ${key} }`)).toMatchObject({
      certificate: 'CERT',
      key: 'KEY',
    })
  })

  it('act for somebody else when the entry says so', async () => {
    expect(await credentialIn('{ token: plain, as: auditor, as-groups: [readers] }')).toMatchObject({
      as: 'auditor',
      asGroups: ['readers'],
    })
  })

  it.each([
    [
      '{ auth-provider: { name: azure } }',
      /auth-provider azure, which no client has any more/,
      /kubelogin convert-kubeconfig/,
    ],
    ['{ username: admin, password: s3cret }', /a password, which API servers take no more/, /exec entry/],
  ])('of the past (%s) are refused with the way of today', async (user, message, hint) => {
    const failure = await credentialIn(user).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'credentials/missing',
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(hint) as string,
    })
  })
})

describe('a program that signs in', () => {
  const exec = (script: string, more = '') =>
    `{ exec: { apiVersion: client.authentication.k8s.io/v1, command: ${JSON.stringify(process.execPath)}, args: [-e, ${JSON.stringify(script)}], env: [{ name: PLACE, value: here }]${more} } }`
  const printing = (status: string) => `console.log(JSON.stringify({ kind: 'ExecCredential', status: ${status} }))`

  it('is run with what the entry says, and told of the cluster when it wants to know', async () => {
    const script = printing(
      "{ token: process.env.PLACE + ' ' + JSON.parse(process.env.KUBERNETES_EXEC_INFO).spec.cluster.server }",
    )
    expect(await credentialIn(exec(script, ', provideClusterInfo: true'))).toMatchObject({
      token: 'here https://prod.example:6443',
    })
  })

  it('may give a certificate', async () => {
    const script = printing("{ clientCertificateData: 'CERT', clientKeyData: 'KEY' }")
    expect(await credentialIn(exec(script))).toMatchObject({ certificate: 'CERT', key: 'KEY' })
  })

  it('that fails is named, and what it said goes to the person', async () => {
    let told = ''
    const context = await contextIn(config('prod', exec("console.error('please sign in'); process.exit(3)")))
    await expect(credentialOf(context, { ...host, tell: (text) => void (told += text) })).rejects.toMatchObject({
      code: 'credentials/missing',
      message: expect.stringMatching(/which signs user prod in for context prod, ended with exit code 3$/) as string,
    })
    expect(told).toBe('please sign in\n')
  })

  it('that prints something else is named', async () => {
    await expect(credentialIn(exec("console.log('hello')"))).rejects.toMatchObject({
      message: expect.stringMatching(/printed no ExecCredential$/) as string,
    })
  })

  it('that is not installed is told with the hint of the entry', async () => {
    const entry =
      '{ exec: { apiVersion: v1, command: no-such-kubelogin, installHint: "get kubelogin\\n\\nfrom aka.ms\\n" } }'
    await expect(credentialIn(entry)).rejects.toMatchObject({
      message: 'no-such-kubelogin, which signs user prod in for context prod, is not there',
      hint: 'get kubelogin from aka.ms',
    })
  })

  it('that must ask a person is not run where there is none', async () => {
    await expect(credentialIn(exec(printing('{}'), ', interactiveMode: Always'))).rejects.toMatchObject({
      message: expect.stringMatching(/wants to ask a person, and there is no terminal$/) as string,
    })
  })
})

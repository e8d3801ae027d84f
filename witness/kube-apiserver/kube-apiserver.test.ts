import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClusterList, contextOf, nodeGet, readCluster, readKubeconfig } from '@interconnect/kube'
import { type ClusterObjects, readManifests } from '@interconnect/reach/kubernetes'
import { Workplace } from '../../e2e/harness/cli.ts'
import { nodeClock } from '../../packages/cli/src/node-clock.ts'
import { arbitraryCluster, manifestText } from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'
import { ApiServer, apiServerTool, noApiServer } from './api-server.ts'
import { startProxy } from './proxy.ts'

const scenario = resolve(import.meta.dirname, '../../e2e/24-pods-in-tables')
const document = readFileSync(join(scenario, 'interconnect.yaml'), 'utf8')

/** Other numbers with POLICY_CASES. */
const cases = Math.min(50, Number(process.env['POLICY_CASES'] ?? 10))

let server: ApiServer
/** The manifests of the scenario without those that the API server holds. */
const others = mkdtempSync(join(tmpdir(), 'interconnect-manifests-'))

interface Written {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly status?: object
}

/** Applies objects as a person would, then writes the status that controllers and nodes would have written. */
function apply(text: string): void {
  server.kubectl(['apply', '-f', '-'], text)
  const { items } = JSON.parse(text) as { readonly items: readonly Written[] }
  for (const { kind, metadata, status } of items.filter((item) => item.status)) {
    const where = metadata.namespace === undefined ? [] : ['-n', metadata.namespace]
    const patch = ['--subresource=status', '--type=merge', '-p', JSON.stringify({ status })]
    server.kubectl(['patch', kind, metadata.name, ...where, ...patch])
  }
}

const listsWith = async (file: string): Promise<readonly ClusterList[]> => {
  const context = contextOf(await readKubeconfig({ file, environment: {} }))
  using get = nodeGet()
  const host = { environment: process.env, isInteractive: false, tell: () => {} }
  return await readCluster(context, { get, clock: nodeClock, host })
}

async function commandWith(words: string, ...flags: readonly string[]) {
  await using place = await Workplace.make(document)
  const result = await place.onDocument(words, ...flags, '-o', 'json')
  return { ...result, json: JSON.parse(result.stdout) as unknown }
}

beforeAll(async () => {
  if (noApiServer()) return
  await apiServerTool.ensure()
  server = await ApiServer.start()
  apply(readFileSync(join(scenario, 'manifests/oci/live.json'), 'utf8'))
  cpSync(join(scenario, 'manifests/azure'), join(others, 'azure'), { recursive: true })
  // The first build on a machine.
}, 1_800_000)
afterAll(async () => {
  rmSync(others, { recursive: true, force: true })
  await server?.[Symbol.asyncDispose]()
})

describe.skipIf(noApiServer())('a real API server', () => {
  const fromFiles = ['--manifests', join(scenario, 'manifests')]
  const fromServer = () => ['--manifests', others, '--kubeconfig', server.adminConfig, '--context', 'oci=witness']

  it.each([
    'matrix',
    'trace --from azure/pod/shop/web --to oci/pod/orders/database -p tcp/5432',
    'trace --from azure/nodes --to oci/pod/orders/database-0 -p tcp/22',
    'trace --from oci/namespace/orders --to azure/service/shop/web -p tcp/443',
    'trace --from oci/pool/klmnopqrst --to azure/nodes -p tcp/443',
  ])('gives the same answer as the manifests that were applied to it: %s', async (words) => {
    const [files, live] = [await commandWith(words, ...fromFiles), await commandWith(words, ...fromServer())]
    expect(live.stderr.replace(/^note: .*\n/gm, '')).toBe('')
    expect(live.code).toBe(files.code)
    // A policy in a cluster stands in no line of a file.
    const withoutPlaces = JSON.parse(JSON.stringify(files.json).replaceAll(/ \([^()]*live\.json:\d+\)/g, '')) as unknown
    expect(live.json).toEqual(withoutPlaces)
  })

  it('has heard nothing from us but requests for lists, as its own audit says', async () => {
    await commandWith('matrix', ...fromServer())
    const heard = server.audit().filter(({ userAgent }) => userAgent?.startsWith('interconnect/'))
    expect(new Set(heard.map(({ verb }) => verb))).toEqual(new Set(['list']))
    expect(new Set(heard.map(({ objectRef }) => objectRef?.resource))).toEqual(
      new Set(['namespaces', 'nodes', 'pods', 'services', 'networkpolicies']),
    )
  })

  it('tells what a service account lacks, and the commands it tells are enough', async () => {
    server.kubectl(['create', 'serviceaccount', 'reader', '-n', 'orders'])
    const token = server.kubectl(['create', 'token', 'reader', '-n', 'orders']).trim()
    const config = server.configFor('reader', `token: ${token}`)
    const refused = await listsWith(config).catch(
      (error: unknown) => error as { readonly message: string; readonly hint: string },
    )
    expect(refused).toMatchObject({
      code: 'permission/denied',
      message:
        'system:serviceaccount:orders:reader may not list namespaces, nodes, pods, services, networkpolicies.networking.k8s.io in all namespaces (context witness)',
    })
    const { hint } = refused as { readonly hint: string }
    for (const [, command] of hint.matchAll(/`kubectl ([^`]+)`/g)) server.kubectl(command!.split(' '))
    expect((await listsWith(config)).length).toBe(5)
    const mayDelete = ['auth', 'can-i', 'delete', 'pods', '--as=system:serviceaccount:orders:reader']
    expect(() => server.kubectl(mayDelete)).toThrow(/Command failed/)
  })

  it('is reached with a token that a program gives', async () => {
    const program = `exec: { apiVersion: client.authentication.k8s.io/v1, command: ./signs-in.sh, interactiveMode: Never }`
    const config = server.configFor('program', program)
    const script = `#!/bin/sh\necho '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"admin-of-the-witness"}}'\n`
    server.write('signs-in.sh', script)
    expect((await listsWith(config)).length).toBe(5)
  })

  it('is reached with a certificate', async () => {
    const config = server.configFor('certificate', 'client-certificate: client.crt, client-key: client.key')
    expect((await listsWith(config)).length).toBe(5)
  })

  it('is reached through a proxy that the kubeconfig names', async () => {
    await using proxy = await startProxy()
    const direct = readFileSync(server.adminConfig, 'utf8')
    const config = server.write('proxied.yaml', direct.replace('cluster: {', `cluster: { proxy-url: '${proxy.url}',`))
    expect((await listsWith(config)).length).toBe(5)
    expect(new Set(proxy.led)).toEqual(new Set([new URL(server.url).host]))
  })

  it('refuses a token that is over, and we say since when', async () => {
    const token = server.expiredToken('system:serviceaccount:orders:reader')
    await expect(listsWith(server.configFor('over', `token: ${token}`))).rejects.toMatchObject({
      code: 'credentials/rejected',
      message: expect.stringMatching(/^the token of context witness expired at \d{4}-/) as string,
    })
  })

  it('with a certificate that nobody here trusts is not spoken to', async () => {
    const config = server.write(
      'untrusting.yaml',
      readFileSync(server.adminConfig, 'utf8').replace(
        'certificate-authority: certs/apiserver.crt',
        "tls-server-name: ''",
      ),
    )
    await expect(listsWith(config)).rejects.toMatchObject({
      code: 'cloud/unreachable',
      message: expect.stringContaining('shows a certificate that is not trusted here') as string,
    })
  })

  it('gives lists of more than a page', async () => {
    const path = '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies'
    const policies = Array.from({ length: 620 }, (_, index) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `policy-${index}` },
      spec: { podSelector: {} },
    }))
    await Promise.all(policies.map((policy) => server.post(path, policy)))
    const lists = await listsWith(server.adminConfig)
    const pages = lists.filter(({ file }) => file.startsWith('networkpolicies'))
    expect(pages).toHaveLength(2)
    expect(readManifests(pages).objects.policies).toHaveLength(621)
    server.kubectl(['delete', '--raw', path])
  })

  it(`holds ${cases} random clusters as we read them from files`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCluster, async (written) => {
        const text = withImages(manifestText(written))
        for (const { metadata } of written.namespaces)
          server.kubectl([
            'delete',
            'pods,networkpolicies',
            '--all',
            '-n',
            metadata.name,
            '--force',
            '--grace-period=0',
          ])
        apply(text)
        const live = readManifests(await listsWith(server.adminConfig)).objects
        const { objects, findings } = readManifests([{ file: 'cluster.json', text }])
        expect(findings).toEqual([])
        const namespaces = objects.namespaces.map(({ name }) => name)
        expect(inNamespaces(live, namespaces)).toEqual(inNamespaces(objects, namespaces))
      }),
      { numRuns: cases, endOnFailure: true },
    )
  })
})

/** The API server asks for more of a pod than policies do. */
const withImages = (text: string): string => text.replaceAll('"name":"main"', '"name":"main","image":"main:1"')

/** What both must agree on, in one order. */
function inNamespaces({ namespaces, workloads, services, policies }: ClusterObjects, names: readonly string[]) {
  const own = (all: readonly { readonly namespace: string; readonly name: string }[]) =>
    all
      .filter(({ namespace }) => names.includes(namespace))
      .map((one) => ({ ...one, place: undefined }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return {
    namespaces: namespaces.filter(({ name }) => names.includes(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    workloads: own(workloads),
    services: own(services),
    policies: own(policies),
  }
}

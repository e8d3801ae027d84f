import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listsOf } from '../../packages/cli/test/api-server.ts'
import { Workplace } from '../harness/cli.ts'

const here = (name: string) => join(import.meta.dirname, name)
const document = () => readFile(here('interconnect.yaml'), 'utf8')
const withManifests = ['--manifests', here('manifests')]

describe('pods in tables', () => {
  it('share a row where no policy tells them apart, and the rows are as a person would draw them', async () => {
    await using place = await Workplace.make(await document())
    const { code, stdout, stderr } = await place.onDocument('matrix', ...withManifests)
    expect(code).toBe(0)
    expect(stderr).toMatch(/no row of their own, .*: shop\/web-on-nodes; ask with trace/)
    await expect(stdout).toMatchFileSnapshot('expected/matrix.txt')
  }, 30_000)

  it('gain and lose what changed policies say, and the policies are named', async () => {
    await using place = await Workplace.make(await document())
    const documents = ['diff-reach', place.documentPath, place.documentPath]
    const before = ['--manifests-before', here('manifests'), '--manifests', here('manifests-new')]
    const { code, stdout } = await place.run([...documents, ...before, '--detailed-exitcode'])
    expect(code).toBe(2)
    const readable = stdout.replaceAll(place.documentPath, 'shop.yaml').replaceAll(`${import.meta.dirname}/`, '')
    await expect(readable).toMatchFileSnapshot('expected/difference.txt')
    const same = await place.run([...documents, ...withManifests, '--detailed-exitcode'])
    expect(same.code).toBe(0)
  }, 30_000)
})

describe('a live cluster', () => {
  it('gives the table that its objects give from files', async () => {
    await using server = await listsOf(here('manifests/oci/live.json'))
    await using place = await Workplace.make(await document())
    const kubeconfig = join(place.directory, 'kubeconfig.yaml')
    await writeFile(kubeconfig, kubeconfigFor(server.url))
    await cp(here('manifests/azure'), join(place.directory, 'k8s/azure'), { recursive: true })
    const live = ['--manifests', join(place.directory, 'k8s'), '--kubeconfig', kubeconfig]
    const { code, stdout } = await place.onDocument('matrix', ...live, '--context', 'oci=prod-oke')
    expect(code).toBe(0)
    await expect(stdout).toMatchFileSnapshot('expected/matrix.txt')
    const unknown = await place.onDocument('matrix', ...live, '--context', 'oci=prod-oka')
    expect(unknown.code).toBe(1)
    expect(unknown.stderr).toMatch(/has no context 'prod-oka'\nhint: +did you mean prod-oke\?/)
  }, 30_000)
})

describe('a cluster that is not where the document has it', () => {
  it('is told with an example, for it may be the wrong one', async () => {
    const moved = (await document()).replace('10.1.20.0/24', '10.1.21.0/24')
    await using place = await Workplace.make(moved)
    const { stderr } = await place.onDocument('matrix', ...withManifests)
    expect(stderr).toMatch(
      /no node of cluster oci has an address in oci\/workers \(10\.1\.21\.0\/24\).* has 10\.1\.20\.11; is it the right context/,
    )
    const asked = await place.onDocument('trace --from oci/pool/klmnopqrst --to azure/nodes', ...withManifests)
    expect(asked.stderr).toMatch(/oci\/pool\/klmnopqrst has 10\.1\.20\.11, which is in no subnet of the document/)
  }, 30_000)
})

const kubeconfigFor = (url: string) => `
clusters: [{ name: oke, cluster: { server: '${url}' } }]
users: [{ name: me, user: { token: anything } }]
contexts: [{ name: prod-oke, context: { cluster: oke, user: me } }]
`

describe('a trace', () => {
  it.each([
    [
      'of a pod that leaves with the address of its node',
      'overlay',
      'azure/pod/shop/web',
      'oci/pod/orders/database',
      5432,
    ],
    [
      'of a caller of an internal load balancer',
      'load-balancer',
      'oci/pod/orders/archive',
      'azure/service/shop/web',
      443,
    ],
    ['of a caller of a port of the nodes', 'node-port', 'oci/pods', 'azure/service/shop/web-on-nodes', 30443],
    ['of a pool of nodes', 'pool', 'oci/pool/klmnopqrst', 'azure/nodes', 443],
  ])(
    '%s shows every place on the way',
    async (_, name, from, to, port) => {
      await using place = await Workplace.make(await document())
      const { stdout } = await place.onDocument(`trace --from ${from} --to ${to} --port tcp/${port}`, ...withManifests)
      await expect(stdout.replaceAll(`${import.meta.dirname}/`, '')).toMatchFileSnapshot(`expected/${name}.txt`)
    },
    30_000,
  )
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CliResult, Workplace } from '../harness/cli.ts'

const manifests = join(import.meta.dirname, 'manifests')
const document = () => readFile(join(import.meta.dirname, 'interconnect.yaml'), 'utf8')

interface Traced {
  readonly verdict: string
  readonly obstacles: readonly { readonly object: { readonly name: string }; readonly edit?: string }[]
}

async function traced(question: string): Promise<CliResult & { readonly json: Traced }> {
  await using place = await Workplace.make(await document())
  const result = await place.onDocument(`trace ${question}`, '--manifests', manifests, '-o', 'json')
  return { ...result, json: JSON.parse(result.stdout) as Traced }
}

describe('a pod in front of the link', () => {
  it('reaches the database on the port that its policy opens', async () => {
    const { code, json } = await traced('--from azure/pod/shop/web --to oci/db --port tcp/1521')
    expect({ code, verdict: json.verdict }).toEqual({ code: 0, verdict: 'allowed' })
  }, 30_000)

  it('is told the policy, its place and the missing rule on another port', async () => {
    const { code, json } = await traced('--from azure/pod/shop/web --to oci/db --port tcp/1522')
    expect(code).toBe(3)
    expect(json.obstacles.map(({ object }) => object.name)).toEqual(['shop/to-database'])
    expect(json.obstacles[0]!.edit).toMatch(/shop\.yaml:38\): - \{ to: .*10\.1\.10\.0\/24.* port: 1522 \}\] \}$/)
  }, 30_000)

  it('is not reached through its service while its namespace is closed', async () => {
    const { json } = await traced('--from oci/db --to azure/service/shop/web --port tcp/443')
    expect(json.obstacles.map(({ object }) => object.name)).toEqual(['shop/default-deny'])
  }, 30_000)
})

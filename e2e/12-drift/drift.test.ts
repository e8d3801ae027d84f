import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { drift } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { documentOf, Stage } from '../harness/in-process.ts'

const document = documentOf(readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'))

const Listed = z.looseObject({ id: z.string(), routeTableId: z.string().optional() })

test('What others changed is told the worst first, and left out when that is asked for.', async () => {
  using stage = new Stage()
  await stage.run('apply', document)
  const { oci } = stage.sessions()
  const compartmentId = document.spec.oci.compartment
  const one = async (path: string) => (await oci.list(path, Listed, { compartmentId }))[0]!
  const [vcn, subnet] = [await one('/vcns'), await one('/subnets')]
  await oci.update(`/vcns/${vcn.id}`, { displayName: 'mine' })
  await oci.update(`/routeTables/${subnet.routeTableId}`, { routeRules: [] })
  const { writes } = stage
  const look = (...ignore: string[]) => drift(document, stage.ports(document, true), ignore)

  const { drifted, applied } = await look()
  expect(applied).toBe(true)
  expect(drifted.map(({ key, danger }) => [key, danger])).toEqual([
    ['oci/vcn-route-rules/default', 'traffic'],
    ['oci/vcn', 'cosmetic'],
  ])
  expect((await look('cosmetic')).drifted.map(({ key }) => key)).toEqual(['oci/vcn-route-rules/default'])
  const { drifted: left, ignored } = await look('oci/vcn.name', 'oci/vcn-route-rules/default', 'oci/drg')
  expect(left).toEqual([])
  expect(ignored).toEqual([
    { pattern: 'oci/vcn.name', matches: 1 },
    { pattern: 'oci/vcn-route-rules/default', matches: 1 },
    { pattern: 'oci/drg', matches: 0 },
  ])
  expect(stage.writes).toBe(writes)
})

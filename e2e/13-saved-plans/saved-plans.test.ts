import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { assertSame, plan, type Planned, readSavedPlan, savedPlan } from '@interconnect/toolkit'
import type { InterconnectDocument } from '@interconnect/model'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { documentOf, Stage } from '../harness/in-process.ts'

const text = readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')
const document = documentOf(text)
const edited = documentOf(text.replace('bandwidth: 1Gbps', 'bandwidth: 2Gbps'))

const form = (planned: Planned, target: 'sim' | 'cloud' = 'sim') =>
  savedPlan(planned, { target, madeBy: '0.0.0', redact: (value) => value })

const Listed = z.looseObject({ id: z.string() })

test('The same world passes; one that moved, an edited document and another target are refused by name.', async () => {
  using stage = new Stage()
  await stage.run('apply', document)
  const planned = (wanted: InterconnectDocument) => plan(wanted, stage.ports(wanted, true))
  const then = form(await planned(edited))
  const again = readSavedPlan(JSON.stringify(then), 'p.json')
  expect(() => assertSame(again, then, 'p.json')).not.toThrow()
  assertSame(again, form(await planned(edited)), 'p.json')

  expect(() => assertSame(again, { ...then, target: 'cloud' }, 'p.json')).toThrow(/made for --target sim, not cloud/)
  const other = form(await planned(document))
  expect(() => assertSame(again, other, 'p.json')).toThrow(/edited.*spec\.bandwidth was 2Gbps, is 1Gbps/)

  const { oci } = stage.sessions()
  const [vcn] = await oci.list('/vcns', Listed, { compartmentId: document.spec.oci.compartment })
  await oci.update(`/vcns/${vcn!.id}`, { displayName: 'mine' })
  const moved = form(await planned(edited))
  expect(() => assertSame(again, moved, 'p.json')).toThrow(/VCN quickstart-vcn: name was quickstart-vcn, is mine/)
})

test('A saved plan holds no secret, and is read only as it was written.', async () => {
  using stage = new Stage()
  await stage.run('apply', document)
  const saved = form(await plan(edited, stage.ports(edited, true)))
  const written = JSON.stringify(saved)
  const circuits = JSON.stringify(stage.moment().changes)
  const [, key] = /"serviceKey":"([0-9a-f-]{36})"/.exec(circuits)!
  expect(written).not.toContain(key)

  const read = (wrong: string) => () => readSavedPlan(wrong, 'p.json')
  expect(read(written.slice(0, -20))).toThrow(/no JSON, or was cut short/)
  expect(read(JSON.stringify({ ...saved, version: 2 }))).toThrow(
    /form 2 of a saved plan, and this program reads form 1/,
  )
  expect(read(JSON.stringify({ ...saved, durationMs: 1 }))).toThrow(/not as it was written/)
  expect(read(JSON.stringify({ ...saved, steps: 'none' }))).toThrow(/damaged at steps/)
  expect(read('{"kind":"Plan"}')).toThrow(/which is for reading/)
})

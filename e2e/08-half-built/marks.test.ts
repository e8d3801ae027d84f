import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { damageOf, shapeOf } from '../../chaos/world-shape.ts'
import { documentOf, failuresOf, Stage } from '../harness/in-process.ts'
import { applyCalmly } from './cuts.ts'

const document = documentOf(readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'))
const calm = await applyCalmly(document)
const undamaged = { leaked: [], duplicated: [], diverged: [] }

async function unmarked(start = calm.built): Promise<Stage> {
  const stage = new Stage(start)
  stage.removeMarks()
  return stage
}

describe('after every mark of ours was removed', () => {
  it('with the journal all of it is still ours: apply puts the marks back and nothing else', async () => {
    using stage = await unmarked()
    const { plan } = await stage.planApply(document)
    expect(plan.steps.flatMap(({ differences }) => differences.map(({ path }) => path))).toSatisfy((paths: string[]) =>
      paths.every((path) => path === 'owner mark'),
    )
    expect(plan.steps.length).toBeGreaterThan(10)
    expect(failuresOf(await stage.run('apply', document))).toEqual([])
    expect(damageOf(shapeOf(stage.clouds.world), calm.after)).toEqual(undamaged)
    const { writes } = stage
    await stage.run('apply', document)
    expect(stage.writes).toBe(writes)
  })

  it('with the journal destroy takes it down', async () => {
    using stage = await unmarked()
    expect(failuresOf(await stage.run('destroy', document))).toEqual([])
    expect(damageOf(shapeOf(stage.clouds.world), calm.before)).toEqual(undamaged)
  })

  it.each(['apply', 'destroy'] as const)('without the journal %s says so, and writes nothing', async (command) => {
    using stage = await unmarked({ ...calm.built, records: [] })
    await expect(stage.run(command, document)).rejects.toMatchObject({
      code: 'existing/not-ours',
      hint: expect.stringContaining('interconnect adopt') as string,
    })
    expect(stage.writes).toBe(0)
  })

  it('of one OCI object alone, without the journal it is not made a second time', async () => {
    using stage = new Stage({ ...calm.built, records: [] })
    stage.removeMarks((id) => id.startsWith('ocid1.vcn.'))
    await expect(stage.run('apply', document)).rejects.toThrow(
      /VCN 'quickstart-vcn' exists and carries no mark of ours/,
    )
    expect(stage.writes).toBe(0)
  })
})

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ExpressRouteCircuit } from '@interconnect/azure-api'
import { VirtualCircuit, virtualCircuits } from '@interconnect/oci-api'
import { adopt, discover, documentOfLink, markAdopted, planAdoption, prove, status } from '@interconnect/toolkit'
import { describe, expect, it } from 'vitest'
import { damageOf, shapeOf } from '../../chaos/world-shape.ts'
import { applyCalmly } from '../08-half-built/cuts.ts'
import { compartment, subscription } from '../harness/hands.ts'
import { documentOf, failuresOf, Stage } from '../harness/in-process.ts'
import { buildLink, buildNetworks, type Style } from './by-hand.ts'

const undamaged = { leaked: [], duplicated: [], diverged: [] }

/** The same link as different people build it. */
const styles: readonly (readonly [string, Style])[] = [
  ['by hand', { group: 'net-rg', prefix: 'corp' }],
  ['by Terraform', { group: 'tf-network', prefix: 'tf_prod', tags: { ManagedBy: 'terraform', env: 'prod' } }],
]

async function built(style: Style) {
  const stage = new Stage()
  const networks = await buildNetworks(stage.hands, style)
  const before = shapeOf(stage.clouds.world)
  await buildLink(stage.hands, networks, style)
  return { stage, before }
}

const look = async (stage: Stage) => {
  const { azure, oci } = stage.sessions('us-ashburn-1', true)
  const signal = new AbortController().signal
  return (await discover({ azure, oci: { ashburn: oci }, signal }, { subscription, compartment })).links
}

const places = { name: 'adopted', subscription, compartment }

describe.each(styles)('a link built %s', (_, style) => {
  it('is discovered, written as a document, adopted without a write, applied without one, proved, and taken down', async () => {
    const { stage, before } = await built(style)
    const links = await look(stage)
    expect(links.map(({ state, pair }) => [state, pair])).toEqual([['up', 'ashburn']])
    const document = documentOf(documentOfLink(links[0]!, places))
    const { writes } = stage

    const adoption = await planAdoption(document, stage.ports(document, true))
    expect(adoption.objects.map(({ key, as }) => `${key} ${as}`).toSorted()).toEqual([
      'azure/connection own',
      'azure/express-route-circuit own',
      'azure/express-route-gateway own',
      'azure/resource-group existing',
      'oci/virtual-circuit own',
    ])
    expect(adoption.planned.plan.steps).toEqual([])
    await adopt(adoption, stage)
    expect((await planAdoption(document, stage.ports(document, true))).objects, 'adopted twice').toEqual([])

    expect((await stage.planApply(document)).plan.steps).toEqual([])
    expect(failuresOf(await stage.run('apply', document))).toEqual([])
    expect(stage.writes, 'writes of discover, adopt and apply').toBe(writes)
    expect((await prove(document, stage.ports(document, true))).verdict).toBe('pass')
    expect((await status(document, stage.ports(document, true))).phase).toBe('up')

    expect(failuresOf(await stage.run('destroy', document))).toEqual([])
    expect(damageOf(shapeOf(stage.clouds.world), before)).toEqual(undamaged)
  })

  it('is known by its marks alone once they were asked for, and another document may not have it', async () => {
    const { stage, before } = await built(style)
    const [link] = await look(stage)
    const document = documentOf(documentOfLink(link!, places))
    await adopt(await planAdoption(document, stage.ports(document, true)), stage)
    const { azure } = stage.hands
    const circuit = await azure.get<ExpressRouteCircuit>(link!.circuit!.id)
    expect(failuresOf(await markAdopted(document, { ...stage.ports(document), report: () => {} }))).toEqual([])
    const marked = await azure.get<ExpressRouteCircuit>(link!.circuit!.id)
    expect(marked!.tags).toMatchObject({ ...style.tags, 'interconnect-owner': 'adopted' })
    expect(marked!.properties.serviceKey).toBe(circuit!.properties.serviceKey)

    using other = new Stage({ moment: stage.moment() })
    const theirs = documentOf(documentOfLink(link!, { ...places, name: 'others' }))
    await expect(planAdoption(theirs, other.ports(theirs, true))).rejects.toThrow(
      /managed by the document named 'adopted'/,
    )

    using forgetful = new Stage({ moment: stage.moment() })
    // A group that others use, too, is never marked: with the journal lost, it is to be adopted again.
    await expect(forgetful.planApply(document)).rejects.toThrow(/resource group .* carries no mark of ours/)
    const again = await planAdoption(document, forgetful.ports(document, true))
    expect(again.objects.map(({ key, as }) => `${key} ${as}`)).toEqual(['azure/resource-group existing'])
    await adopt(again, forgetful)
    expect((await forgetful.planApply(document)).plan.steps).toEqual([])
    expect(failuresOf(await forgetful.run('destroy', document))).toEqual([])
    expect(damageOf(shapeOf(forgetful.clouds.world), before)).toEqual(undamaged)
  })
})

it('what differs from the document is shown, and apply brings it in line', async () => {
  const { stage } = await built(styles[0]![1])
  const [link] = await look(stage)
  const text = documentOfLink(link!, places).replace('bandwidth: 1Gbps', 'bandwidth: 2Gbps')
  const document = documentOf(text)
  const adoption = await planAdoption(document, stage.ports(document, true))
  const changed = adoption.planned.plan.steps.filter(({ action }) => action === 'update')
  expect(changed.map(({ key }) => key).toSorted()).toEqual(['azure/express-route-circuit', 'oci/virtual-circuit'])
  await adopt(adoption, stage)
  expect(failuresOf(await stage.run('apply', document))).toEqual([])
  const [after] = await look(stage)
  expect(after).toMatchObject({ state: 'up', circuit: { name: 'corp-er', bandwidthMbps: 2000 } })
})

it('halves without the other are named', async () => {
  const { stage } = await built(styles[0]![1])
  const { oci, azure } = stage.hands
  const [link] = await look(stage)
  for (const { id } of link!.circuit!.connections) await azure.finished(await azure.delete(id))
  const [circuit] = await oci.list(virtualCircuits.collection, VirtualCircuit, { compartmentId: compartment })
  await oci.delete(`${virtualCircuits.collection}/${circuit!.id}`)
  stage.clouds.clock.step(60 * 60_000)
  expect((await look(stage)).map(({ state }) => state)).toEqual(['circuit-alone'])
})

describe('a link of ours whose marks and journal were lost', async () => {
  const document = documentOf(readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'))
  const calm = await applyCalmly(document)

  it('is refused by apply and destroy alike before anything is written, and adopted by its names', async () => {
    using stage = new Stage({ moment: calm.built.moment })
    stage.removeMarks()
    const { writes } = stage
    await expect(stage.run('apply', document)).rejects.toThrow(/carries no mark of ours/)
    await expect(stage.run('destroy', document)).rejects.toThrow(/carries no mark of ours/)
    expect(stage.writes).toBe(writes)
    const adoption = await planAdoption(document, stage.ports(document, true))
    await adopt(adoption, stage)
    expect((await stage.planApply(document)).plan.steps).toEqual([])
    expect(failuresOf(await markAdopted(document, { ...stage.ports(document), report: () => {} }))).toEqual([])
    expect(failuresOf(await stage.run('destroy', document))).toEqual([])
    expect(damageOf(shapeOf(stage.clouds.world), calm.before)).toEqual(undamaged)
  })
})

import {
  afterApply,
  differenceOf,
  lint,
  networkOf,
  placeMatrix,
  reachOfPlan,
  type ReachedNetwork,
  traceFlow,
} from '@interconnect/toolkit'
import { expect, it } from 'vitest'
import { documentOf, failuresOf, Stage } from '../harness/in-process.ts'
import { existingDocument, makeNetworksOfOthers } from '../harness/networks-of-others.ts'
import { leaveTheGroup } from './breaks/of-others.ts'
import { ofOthers } from './worlds.ts'

const flow = { from: 'azure/compute', to: 'oci/compute', port: 'tcp/22' }

const pairs = ({ fabric }: ReachedNetwork) =>
  placeMatrix(fabric)
    .cells.filter(({ services }) => services !== '')
    .map(({ from, to, services }) => `${from} → ${to}: ${services}`)

it('networks of others are told before and after the link between them, with all that was there before', async () => {
  using stage = new Stage()
  const document = documentOf(await existingDocument(await makeNetworksOfOthers(stage.hands)))
  const ports = stage.ports(document, true)
  const wanted = await networkOf(document, ports, { observed: false })
  expect(traceFlow(wanted, flow).story.verdict).toBe('allowed')

  const before = await networkOf(document, ports, { observed: true })
  const { verdict, explanation } = traceFlow(before, flow).story
  expect({ verdict, isEnough: explanation.isEnough }).toEqual({ verdict: 'blocked', isEnough: true })
  const gain = differenceOf(before.fabric, afterApply(before).fabric)
  // 443 is a rule of theirs that begins to mean something once there is a way.
  expect(gain).toEqual({
    gained: [
      { from: 'azure/compute', to: 'oci/compute', services: 'icmp, tcp/22' },
      { from: 'oci/compute', to: 'azure/compute', services: 'icmp, icmpv6, tcp/22,443' },
    ],
    lost: [],
  })
  expect((await lint(document, ports, { observed: true })).findings.map(({ object }) => object.name)).toEqual([
    'corp-vnet',
  ])
  // A plan tells of what is ours alone.
  expect(reachOfPlan(await stage.planApply(document))).toEqual({
    gained: [
      { from: 'azure/compute', to: 'oci/compute', services: 'icmp, tcp/22' },
      { from: 'oci/compute', to: 'azure/compute', services: 'icmp, tcp/22' },
    ],
    lost: [],
  })

  expect(failuresOf(await stage.run('apply', document))).toEqual([])
  const after = await networkOf(document, ports, { observed: true })
  expect(traceFlow(after, flow).story.verdict).toBe('allowed')
  expect(differenceOf(before.fabric, after.fabric)).toEqual(gain)
  expect(differenceOf(after.fabric, afterApply(after).fabric)).toEqual({ gained: [], lost: [] })
  expect(reachOfPlan(await stage.planApply(document))).toEqual({ gained: [], lost: [] })
  expect((await lint(document, ports, { observed: true })).findings).toEqual([])
})

it('interfaces have a row of their own where they are treated in another way than the rest of their subnet', async () => {
  const world = await ofOthers()
  using open = world.open()
  const read = () => networkOf(world.document, open.stage.ports(world.document, true), { observed: true })
  const inside = await read()
  expect(pairs(inside)).toMatchInlineSnapshot(`
    [
      "azure/compute → azure/compute: any protocol",
      "azure/compute → oci/compute: icmp, tcp/22",
      "azure/compute → internet: any protocol",
      "oci/compute → azure/compute: icmp, icmpv6, tcp/22,443",
      "oci/compute → internet: any protocol",
    ]
  `)
  expect(placeMatrix(inside.fabric).alike).toEqual([
    { place: 'azure/compute', members: ['azure/compute/app'] },
    { place: 'oci/compute', members: ['oci/compute/db'] },
  ])
  await open.byHand(leaveTheGroup)
  const outside = await read()
  expect(placeMatrix(outside.fabric).alike.map(({ place }) => place)).toEqual(['azure/compute'])
  expect(pairs(outside).filter((pair) => pair.includes('db'))).toMatchInlineSnapshot(`
    [
      "oci/compute/db → azure/compute: icmp, icmpv6, tcp/22,443",
      "oci/compute/db → internet: any protocol",
    ]
  `)
  expect(differenceOf(inside.fabric, outside.fabric)).toEqual({
    gained: [],
    lost: [{ from: 'azure/compute', to: 'oci/compute/db', services: 'icmp, tcp/22' }],
  })
})

it('another document on the same networks is compared with what is there now', async () => {
  const world = await ofOthers()
  using open = world.open()
  const { spec } = world.document
  const narrower = { ...world.document, spec: { ...spec, flows: spec.flows!.slice(0, 1) } }
  const now = await networkOf(narrower, open.stage.ports(narrower, true), { observed: true })
  expect(differenceOf(now.fabric, afterApply(now).fabric)).toEqual({
    gained: [],
    lost: [{ from: 'oci/compute', to: 'azure/compute', services: 'tcp/22' }],
  })
})

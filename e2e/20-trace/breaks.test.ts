import { azureKinds } from '@interconnect/azure'
import type { AnyKind, PropertyFacts } from '@interconnect/engine'
import { ociKinds } from '@interconnect/oci'
import { type Modelled, objectTitle, type Story, suspectKeys } from '@interconnect/reach'
import { describe, expect, it } from 'vitest'
import { sampled } from '../harness/sampled.ts'
import type { Break } from './break.ts'
import { azureBreaks } from './breaks/azure.ts'
import { harmlessChanges } from './breaks/harmless.ts'
import { notTried } from './breaks/not-tried.ts'
import { ociBreaks } from './breaks/oci.ts'
import { breaksOfOthers, refusedOfOthers } from './breaks/of-others.ts'
import { peeringBreaks } from './breaks/peering.ts'
import { refusedChanges } from './breaks/refused.ts'
import { alone, hubAndSpoke, ofOthers } from './worlds.ts'

const named = ({ explanation: { obstacles } }: Story): string[] =>
  obstacles.map(({ object, rule }) => `${objectTitle(object)}${rule === undefined ? '' : `: ${rule}`}`).toSorted()

const table = <T extends { readonly what: string }>(rows: readonly T[]) => rows.map((one) => [one.what, one] as const)

const worlds = [
  { name: 'the quick start', world: alone, breaks: [...azureBreaks, ...ociBreaks] },
  { name: 'a hub and a spoke', world: hubAndSpoke, breaks: peeringBreaks },
  { name: 'networks of others', world: ofOthers, breaks: breaksOfOthers },
] as const

const every = worlds.flatMap(({ breaks }) => breaks.map(({ what }) => what))
/** Each is broken; undone are some of them, and all with `INTERCONNECT_LONG=1`. */
const undone = new Set(sampled(every, 12, 'breaks'))
const isUndone = (what: string) => undone.has(what)

describe.each(worlds)('in $name one object broken by hand is named, exactly, with an edit that is enough', (where) => {
  it.each(table<Break>(where.breaks))('%s', async (what, { flow, names, verdict = 'blocked', make }) => {
    using open = (await where.world()).open()
    const undo = await open.byHand(make)
    const story = await open.trace(flow)
    expect({ verdict: story.verdict, named: named(story) }).toEqual({ verdict, named: names.toSorted() })
    expect(story.explanation.isEnough).toBe(true)
    if (!isUndone(what)) return
    await open.undo(undo)
    expect((await open.trace(flow)).verdict).toBe('allowed')
  })
})

describe.each([
  { name: 'the quick start', world: alone, differs: [] },
  // What others put into our objects is no fault of theirs, and is looked at first all the same.
  { name: 'a hub and a spoke', world: hubAndSpoke, differs: ['security list', 'VCN route table'] },
  { name: 'networks of others', world: ofOthers, differs: ['network security group', 'VCN route table'] },
])('nothing of ours is suspected while nothing is broken', ({ name, world, differs }) => {
  it(`in ${name}`, async () => {
    using open = (await world()).open()
    const { model, wanted } = await open.read()
    const keys = suspectKeys(model, wanted!)
    const objects = [...Object.values(model.azure), ...Object.values(model.oci)].flat() as readonly Modelled[]
    expect(objects.filter(({ ref }) => keys.has(ref.key)).map(({ ref }) => ref.kind)).toEqual(differs)
  })
})

describe('a change that stops nothing is blamed for nothing', () => {
  it.each(table(harmlessChanges))('%s', async (_, { flow, legs, make }) => {
    using open = (await alone()).open()
    await open.byHand(make)
    const story = await open.trace(flow)
    expect({ verdict: story.verdict, named: named(story) }).toEqual({ verdict: 'allowed', named: [] })
    if (legs) expect(story.legs).toMatchObject(legs)
  })
})

describe.each([
  { world: alone, refused: refusedChanges },
  { world: ofOthers, refused: refusedOfOthers },
])('a cloud does not take', ({ world, refused }) => {
  it.each(table(refused))('%s', async (_, { says, make }) => {
    using open = (await world()).open()
    await expect(open.byHand(make)).rejects.toThrow(says)
  })
})

/** Everything a kind has that can stop traffic, as far as an object can be changed in it. */
function stopping({ type, presence, properties }: AnyKind): string[] {
  const facts = Object.entries(properties as Record<string, PropertyFacts>)
  return [
    ...(presence.missing === 'traffic' ? [type] : []),
    ...facts
      .filter(([, { danger }]) => typeof danger === 'function' || danger === 'traffic')
      .filter(([, { change }]) => typeof change === 'function' || !['replaces', 'impossible'].includes(change.how))
      .map(([property]) => `${type}.${property}`),
  ]
}

it('nothing that can stop traffic is left out: each is tried, refused, or has a reason', () => {
  const wanted = [...azureKinds, ...ociKinds].flatMap(stopping)
  const breaks = worlds.flatMap((one): readonly Break[] => one.breaks)
  const tried = new Set([...breaks, ...harmlessChanges, ...refusedChanges].map(({ of }) => of))
  expect(wanted.filter((one) => !tried.has(one) && notTried[one] === undefined)).toEqual([])
  expect(Object.keys(notTried).filter((one) => tried.has(one) || !wanted.includes(one))).toEqual([])
})

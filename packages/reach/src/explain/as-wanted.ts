import type { NetworkModel } from '../model/network-model.ts'
import { type Modelled, objectTitle } from '../model/object.ts'
import type { Edit } from './edit.ts'

/** One object that is not as it should be; `held` is absent where it is gone. */
interface Suspect {
  readonly side: 'azure' | 'oci'
  readonly kind: string
  readonly wanted: Modelled
  readonly held?: Modelled
}

const listsOf = (model: NetworkModel, side: Suspect['side']) =>
  Object.entries(model[side]) as [kind: string, objects: readonly Modelled[]][]

/** Objects that differ from what is wanted, in any property. */
function suspectsOf(model: NetworkModel, wanted: NetworkModel): readonly Suspect[] {
  return (['azure', 'oci'] as const).flatMap((side) => {
    const known = new Map(listsOf(model, side))
    return listsOf(wanted, side).flatMap(([kind, objects]) => {
      const held = new Map((known.get(kind) ?? []).map((one) => [one.ref.key, one]))
      return objects.flatMap((object): Suspect[] => {
        const found = held.get(object.ref.key)
        if (!found) return [{ side, kind, wanted: object }]
        return differing(found, object).length > 0 ? [{ side, kind, wanted: object, held: found }] : []
      })
    })
  })
}

const valueOf = (object: object, property: string): unknown => Reflect.get(object, property)

const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

/** The order of properties means nothing. */
const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )

const differing = (held: object, wanted: object): readonly string[] =>
  [...new Set([...Object.keys(held), ...Object.keys(wanted)])].filter(
    (property) => property !== 'ref' && !isSame(valueOf(held, property), valueOf(wanted, property)),
  )

/** Keys of the objects that differ: where something is to blame, they come first. */
export const suspectKeys = (model: NetworkModel, wanted: NetworkModel): ReadonlySet<string> =>
  new Set(suspectsOf(model, wanted).map((one) => one.wanted.ref.key))

const restores = { restores: true } as const

/** Properties that can be put back by themselves: what they refer to, or what they say. */
const restorable: Readonly<Record<string, readonly string[]>> = {
  'azure.networks': ['cidrs'],
  'azure.subnets': ['securityGroupKey', 'routeTableKey', 'prefix'],
  'azure.gateways': ['networkKey'],
  'azure.connections': ['gatewayKey', 'circuitKey'],
  'oci.vcns': ['cidrs'],
  'oci.subnets': ['routeTableKey', 'securityListKeys', 'prefix'],
  'oci.attachments': ['tableKey', 'vcnRouteTableKey', 'networkKey', 'drgKey'],
  'oci.drgRouteTables': ['importKey'],
  'oci.virtualCircuits': ['drgKey', 'circuitKey'],
}

/** Edits that put back what was wanted: objects that are gone, and single properties of those that are there. */
export const restorations = (model: NetworkModel, wanted: NetworkModel): readonly Edit[] => {
  const titleOf = titlesOf(wanted, model)
  return suspectsOf(model, wanted).flatMap((suspect) =>
    suspect.held ? propertiesBack(suspect, titleOf) : [wholeBack(suspect)],
  )
}

function propertiesBack({ side, kind, wanted, held }: Suspect, titleOf: TitleOf): readonly Edit[] {
  const properties = restorable[`${side}.${kind}`] ?? []
  return properties
    .filter((property) => !isSame(valueOf(held!, property), valueOf(wanted, property)))
    .map((property) => {
      const [from, to] = [held!, wanted].map((one) => titleOf(valueOf(one, property)))
      return {
        object: held!.ref,
        fault: `has ${from ?? 'nothing'} where ${to ?? 'nothing'} should be`,
        text: to === undefined ? `take ${from} off it` : `give it ${to} again`,
        ...(to !== undefined && restores),
        apply: (on) => withObject(on, { side, kind, wanted: withProperty(on, { side, kind, wanted }, property) }),
      }
    })
}

/** An object as it stands in a model, with one property as it should be. */
function withProperty(on: NetworkModel, { side, kind, wanted }: Suspect, property: string): Modelled {
  const object = new Map(listsOf(on, side)).get(kind)!.find(({ ref }) => ref.key === wanted.ref.key)!
  const others = Object.entries(object).filter(([name]) => name !== property)
  const value = valueOf(wanted, property)
  return Object.fromEntries(value === undefined ? others : [...others, [property, value]]) as unknown as Modelled
}

const wholeBack = (suspect: Suspect): Edit => ({
  object: (suspect.held ?? suspect.wanted).ref,
  fault: suspect.held ? 'is not as it should be' : 'is not there',
  text: suspect.held ? 'bring it in line again' : 'make it again',
  ...restores,
  apply: (on) => withObject(on, suspect),
})

/** Every object that differs, put back as a whole. */
export const wholeRestorations = (model: NetworkModel, wanted: NetworkModel): readonly Edit[] =>
  suspectsOf(model, wanted).map(wholeBack)

function withObject(on: NetworkModel, { side, kind, wanted }: Suspect): NetworkModel {
  const objects = new Map(listsOf(on, side)).get(kind) ?? []
  const isThere = objects.some(({ ref }) => ref.key === wanted.ref.key)
  const next = isThere ? objects.map((one) => (one.ref.key === wanted.ref.key ? wanted : one)) : [...objects, wanted]
  return { ...on, [side]: { ...on[side], [kind]: next } }
}

type TitleOf = (value: unknown) => string | undefined

/** Keys as the titles of their objects; other values as they are. */
function titlesOf(...models: readonly NetworkModel[]): TitleOf {
  const titles = new Map(
    models.flatMap((model) =>
      (['oci', 'azure'] as const).flatMap((side) =>
        listsOf(model, side).flatMap(([, objects]) => objects.map(({ ref }) => [ref.key, objectTitle(ref)] as const)),
      ),
    ),
  )
  const titleOf = (value: unknown): string | undefined => {
    if (Array.isArray(value)) return value.length > 0 ? value.map(titleOf).join(', ') : undefined
    return typeof value === 'string' ? (titles.get(value) ?? value) : undefined
  }
  return titleOf
}

interface Named {
  readonly name: string
}

/** Edits that bring single rules back which were lost or changed, in the objects that decide at some place. */
export const rulesBack = (model: NetworkModel, wanted: NetworkModel, keys: ReadonlySet<string>): readonly Edit[] =>
  suspectsOf(model, wanted).flatMap((suspect) => {
    const { held } = suspect
    if (!held || !keys.has(suspect.wanted.ref.key)) return []
    const [own, missed] = [held, suspect.wanted].map((one) => (valueOf(one, 'rules') ?? []) as readonly Named[])
    return missed!.flatMap((rule): Edit[] => {
      const now = own!.find(({ name }) => name === rule.name)
      if (now && differing(now, rule).length === 0) return []
      return [
        {
          object: held.ref,
          rule: rule.name,
          fault: now ? `has rule ${rule.name} changed: ${changesText(now, rule)}` : `has lost rule ${rule.name}`,
          text: `bring rule ${rule.name} back as it was`,
          ...restores,
          apply: (on) => withRule(on, suspect, rule),
        },
      ]
    })
  })

/** `ports 2222, not 22`. */
const changesText = (now: Named, wanted: Named): string =>
  differing(now, wanted)
    .map((property) => `${property} ${inWords(valueOf(now, property))}, not ${inWords(valueOf(wanted, property))}`)
    .join('; ')

function inWords(value: unknown): string {
  if (value === undefined) return 'the default'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (typeof value !== 'object' || value === null) return `${value as string | number}`
  const parts = [...new Set(Object.values(value).map(inWords))]
  return parts.join('first' in value ? '-' : '/')
}

function withRule(on: NetworkModel, suspect: Suspect, rule: Named): NetworkModel {
  const object = new Map(listsOf(on, suspect.side))
    .get(suspect.kind)!
    .find(({ ref }) => ref.key === suspect.wanted.ref.key)!
  const rules = ((valueOf(object, 'rules') ?? []) as readonly Named[]).filter(({ name }) => name !== rule.name)
  return withObject(on, { ...suspect, wanted: { ...object, rules: [...rules, rule] } as Modelled })
}

import { compileNetwork, type Modelled, type NetworkModel } from '@interconnect/reach'
import type { ReachedNetwork } from '../actions/reach.ts'

type Side = 'azure' | 'oci'
type Lists = Readonly<Record<string, readonly Modelled[]>>

/** Lists whose items are shared: an apply writes ours among them and leaves those of others. */
const shared: readonly string[] = ['rules', 'routes', 'staticRules']

/** What no kind writes: an apply leaves it as somebody set it. */
const untouched: readonly string[] = ['exports', 'vcnRouteType', 'vcnRouteTableKey', 'isShut', 'legs', 'ref']

/**
 * The clouds as they would be after an apply: what the document wants in place of what is ours now, and all that others
 * have there as it is. Given a network that was not read from the clouds, that network.
 */
export function afterApply(network: ReachedNetwork): ReachedNetwork {
  const { model: now, wanted, ours } = network
  if (!wanted || !ours) return network
  const sideOf = (side: Side) =>
    mergedSide({ now: listsOf(now, side), wanted: listsOf(wanted, side), ours: listsOf(ours, side) })
  const model = { ...now, azure: { ...now.azure, ...sideOf('azure') }, oci: { ...now.oci, ...sideOf('oci') } }
  return { ...network, model, fabric: compileNetwork(model), isObserved: false }
}

const listsOf = (model: NetworkModel, side: Side) => model[side] as unknown as Lists

interface Three<T> {
  readonly now: T
  readonly wanted: T
  readonly ours: T
}

function mergedSide({ now, wanted, ours }: Three<Lists>): Lists {
  const merged = Object.entries(wanted).map(([kind, objects]) => {
    const [held, own] = [now[kind] ?? [], ours[kind] ?? []].map(byKey)
    const kept = (now[kind] ?? []).filter(({ ref }) => !objects.some((one) => one.ref.key === ref.key))
    const written = objects.map((object) => {
      const there = held!.get(object.ref.key)
      return there ? mergedObject({ now: there, wanted: object, ours: own!.get(object.ref.key) ?? object }) : object
    })
    return [kind, [...written, ...kept]] as const
  })
  return Object.fromEntries(merged)
}

const byKey = (objects: readonly Modelled[]): ReadonlyMap<string, Modelled> =>
  new Map(objects.map((one) => [one.ref.key, one]))

function mergedObject({ now, wanted, ours }: Three<Modelled>): Modelled {
  const written = Object.entries(wanted).filter(([name]) => !untouched.includes(name))
  const items = shared.flatMap((name) => {
    const [there, own, next] = [now, ours, wanted].map((one) => Reflect.get(one, name) as readonly object[] | undefined)
    if (!there || !next) return []
    const taken = new Set([...(own ?? []), ...next].map(nameOf))
    return [[name, [...next, ...there.filter((item) => !taken.has(nameOf(item)))]] as const]
  })
  return { ...now, ...Object.fromEntries(written), ...Object.fromEntries(items) }
}

/** What one item of a list is known by: a rule by its name, a route by its destination. */
const nameOf = (item: object): unknown => Reflect.get(item, 'name') ?? Reflect.get(item, 'destination')

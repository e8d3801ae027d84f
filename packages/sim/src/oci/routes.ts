import { type ServiceName, versionPath, versionPathOf } from '@interconnect/oci-api'
import type { Answer, Handler } from './call.ts'
import { actionOf, childOf, readChild, runAction } from './dialect/actions.ts'
import { listObjects } from './dialect/list.ts'
import { createObject, deleteObject, readObject, updateObject } from './dialect/object-calls.ts'
import { page } from './dialect/paging.ts'
import type { AnySimKind } from './kind.ts'
import type { View } from './view.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One operation of the service. */
export interface Route {
  readonly service: ServiceName
  readonly method: Method
  /** Below the region, with parameters as `:name`. */
  readonly path: string
  readonly handle: Handler
}

/** Every operation a kind has, from its contract. */
export function* routesOf(kind: AnySimKind): Generator<Route> {
  const { service, api } = kind
  const all = versionPath + api.collection
  const one = `${all}/:id`
  if (kind.list !== false) yield { service, method: 'GET', path: all, handle: (call) => listObjects(kind, call) }
  yield { service, method: 'GET', path: one, handle: (call) => readObject(kind, call) }
  if (kind.create) yield { service, method: 'POST', path: all, handle: (call) => createObject(kind, call) }
  if (kind.update) yield { service, method: 'PUT', path: one, handle: (call) => updateObject(kind, call) }
  if (kind.delete) yield { service, method: 'DELETE', path: one, handle: (call) => deleteObject(kind, call) }
  for (const name of api.actions) {
    const action = actionOf(kind, name)
    yield { service, method: 'POST', path: `${one}/actions/${name}`, handle: (call) => runAction(kind, action, call) }
  }
  for (const name of api.children) {
    const child = childOf(kind, name)
    yield { service, method: 'GET', path: `${one}/${name}`, handle: (call) => readChild(kind, child, call) }
  }
}

export const routeOf = (view: View): Route => ({
  service: view.service,
  method: 'GET',
  path: versionPathOf(view.service) + view.path,
  handle(call): Answer {
    const value = view.read(call)
    if (!Array.isArray(value)) return { status: 200, body: value }
    const { items, ...rest } = page(value as readonly object[], call, view.key)
    return { status: 200, body: view.isWrapped ? { items } : items, ...rest }
  },
})

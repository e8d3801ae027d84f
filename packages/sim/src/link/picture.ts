import { isDeepStrictEqual } from 'node:util'
import { type LinkRoutes, type LinkTopology, propagate } from '@interconnect/routing'
import type { World } from '../core/index.ts'
import { allHalves, linkTopology } from './topology.ts'
import type { LinkHalves } from './transitions.ts'

/** All links of a world, and who learns what over them. */
export interface LinkPicture {
  /** By the OCID of the virtual circuit. */
  readonly halves: ReadonlyMap<string, LinkHalves>
  readonly routes: LinkRoutes
}

interface Known {
  readonly revision: number
  readonly topology: LinkTopology
  readonly picture: LinkPicture
  readonly routes: () => LinkRoutes
}

const known = new WeakMap<World, Known>()

/**
 * Derived from what both clouds store, never stored itself: looked at anew when anything was stored since. Most changes
 * leave the topology as it was, and then the routes are the same too.
 */
export function linkPicture(world: World): LinkPicture {
  const { revision } = world.store
  const last = known.get(world)
  if (last && last.revision === revision) return last.picture
  const halves = allHalves(world)
  const wanted = linkTopology(world, halves)
  const { topology, routes } =
    last && isDeepStrictEqual(wanted, last.topology)
      ? last
      : { topology: wanted, routes: once(() => propagate(wanted)) }
  const picture: LinkPicture = {
    halves,
    get routes() {
      return routes()
    },
  }
  if (revision !== undefined) known.set(world, { revision, topology, picture, routes })
  return picture
}

/** Works something out when it is asked for first. */
function once<T>(workOut: () => T): () => T {
  let result: { readonly is: T } | undefined
  return () => (result ??= { is: workOut() }).is
}

/** The link an Azure circuit belongs to; `undefined` while no virtual circuit has its key. */
export const linkOfCircuit = ({ halves }: LinkPicture, circuitId: string): LinkHalves | undefined =>
  [...halves.values()].find(({ azure }) => azure?.circuit.id.toLowerCase() === circuitId.toLowerCase())

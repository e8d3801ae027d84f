import type { World } from './core/index.ts'

const offers = (world: World) => world.store.collection<readonly number[]>('world/offers')

/** Lets a cloud sell only these bandwidths (Mbit/s) for the link, from now on. */
export const offerOnly = (world: World, cloud: 'azure' | 'oci', mbps: readonly number[]): void =>
  offers(world).put(cloud, mbps)

/** Whether a cloud sells a bandwidth (Mbit/s) for the link in this world. */
export const isOffered = (world: World, cloud: 'azure' | 'oci', mbps: number): boolean =>
  offers(world).get(cloud)?.includes(mbps) ?? true

import { limits } from '@interconnect/oci-api'
import type { World } from '../core/index.ts'
import { limitExceeded } from './service-fault.ts'

/** A limit of the service, which a world can raise or lower under the name `oci/<name>`. */
export type OciLimit = keyof typeof limits

/** Refuses `count` objects when the limit allows fewer; `message` is told the limit. */
export function checkLimit(world: World, name: OciLimit, count: number, message: (most: number) => string): void {
  const most = world.limit(`oci/${name}`, limits[name])
  if (count > most) throw limitExceeded(message(most))
}

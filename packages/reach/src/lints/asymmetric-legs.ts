import { objectTitle } from '../model/object.ts'
import { aModel } from './example.ts'
import type { Lint } from './lint.ts'
import { crossPairs, routeEnds } from './route-walk.ts'

export const asymmetricLegs: Lint = {
  id: 'lint/asymmetric-legs',
  severity: 'warning',
  title: 'Both legs carry traffic, and answers can come back by any of them',
  *check({ fabric, model }) {
    const edges = (from: Parameters<typeof routeEnds>[1], to: Parameters<typeof routeEnds>[1]): string[] => {
      const ends = routeEnds(fabric, from, to.addresses).filter(({ reason }) => reason === 'arrived')
      return [...new Set(ends.flatMap(({ way }) => way.filter((id) => id.startsWith('azure/edge/'))))].sort()
    }
    const told = new Set<string>()
    for (const [from, to] of crossPairs(fabric)) {
      const [forth, back] = [edges(from, to), edges(to, from)]
      const object = model.oci.virtualCircuits[0]?.ref ?? from.object
      const legs = (ids: readonly string[]) => ids.map((id) => id.split('/').at(-1)).join(' and ')
      const key = `${forth.join()} ${back.join()}`
      if (forth.length === 0 || back.length === 0 || told.has(key)) continue
      told.add(key)
      told.add(`${back.join()} ${forth.join()}`)
      if (forth.join() !== back.join())
        yield {
          object,
          message: `packets from ${from.names[0]} to ${to.names[0]} go by ${legs(forth)}, their answers by ${legs(back)}`,
          hint: 'compare the two circuits: connection weights on Azure, AS path prepends on OCI',
        }
      else if (forth.length === 1)
        yield {
          object,
          message: `everything goes by the ${legs(forth)} leg of ${objectTitle(object)}: the other carries nothing`,
          hint: 'see the session of the other leg in `interconnect routes`',
        }
    }
  },
  page: {
    means:
      'Traffic and its answers should be able to use the same legs, and both of them. One way, or one leg only, still works until the leg fails, and firewalls on the way drop answers to connections they have not seen begin.',
    shows: {
      azure: 'Portal: *(circuit) > Metrics > BitsInPerSecond*, split by peering and path: one path stays at zero.',
      oci: 'Console: *(virtual circuit) > Metrics*: bytes in one direction only.',
    },
    confirm: [{ run: 'interconnect routes -f <document>', tells: 'which leg lacks which prefix' }],
    cure: [
      'Bring the other session up, or let it carry the same prefixes.',
      'Two circuits: the same order of preference on both sides.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-asymmetric-routing',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/fastconnectresiliency.htm',
    ],
  },
  examples: {
    passes: [aModel()],
    fails: [oneLeg()],
  },
}

function oneLeg() {
  const { oci } = aModel()
  const virtualCircuits = oci.virtualCircuits.map((one) => ({ ...one, legs: { primary: true, secondary: false } }))
  return aModel({ oci: { virtualCircuits } })
}

import { contains, isPrefix, type Prefix, prefixLength } from '@interconnect/model'
import { type ObjectRef, objectTitle } from '../model/object.ts'
import { aModel, keysOf, withVcnRoutes } from './example.ts'
import type { Lint, Linted } from './lint.ts'

export const overlappingRoutes: Lint = {
  id: 'lint/overlapping-routes',
  severity: 'warning',
  title: 'No route takes a part out of another that leads elsewhere',
  *check({ model }) {
    for (const { object, routes } of tablesOf(model))
      for (const [route, wider] of parts(routes))
        yield {
          object,
          rule: route.prefix,
          message: `route ${route.prefix} of ${objectTitle(object)} takes a part out of ${wider.prefix} and leads it elsewhere`,
          hint: `nothing to do if that is meant; otherwise delete the route for ${route.prefix}`,
        }
  },
  page: {
    means:
      'One table has two routes of which one lies within the other, with different targets. The narrower one wins for its part. That is how detours are built, and how they are forgotten.',
    shows: {
      azure: 'Portal: *(route table) > Routes*: prefixes of which one contains the other.',
      oci: 'Console: *(route table) > Route rules*: the same.',
    },
    confirm: [
      {
        run: 'az network route-table route list -g <group> --route-table-name <name> --output table',
        tells: 'all routes of a table',
      },
      { run: 'oci network route-table get --rt-id <OCID>', tells: 'all rules of a VCN route table' },
    ],
    cure: ['Delete the narrower route if nobody needs the detour.'],
    sources: [
      'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
      'https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingroutetables.htm',
    ],
  },
  examples: {
    passes: [aModel()],
    fails: [
      withVcnRoutes(keysOf.vcnRouteTable, [
        { destination: '10.12.0.0/16', targetKey: keysOf.drg },
        { destination: '10.12.2.0/24', targetKey: 'oci/nat' },
      ]),
    ],
  },
}

interface Table {
  readonly object: ObjectRef
  readonly routes: readonly { readonly prefix: Prefix; readonly target: string }[]
}

const tablesOf = ({ azure, oci }: Linted['model']): Table[] => [
  ...azure.routeTables.map(({ ref, routes }) => ({
    object: ref,
    routes: routes.map((route) => ({
      prefix: route.prefix,
      target: `${route.nextHopType} ${route.nextHopAddress ?? ''}`,
    })),
  })),
  ...oci.routeTables.map(({ ref, rules }) => ({
    object: ref,
    routes: rules.flatMap(({ destination, targetKey }) =>
      isPrefix(destination) ? [{ prefix: destination, target: targetKey }] : [],
    ),
  })),
  ...oci.drgRouteTables.map(({ ref, staticRules }) => ({
    object: ref,
    routes: staticRules.map(({ destination, nextHopAttachmentId }) => ({
      prefix: destination,
      target: nextHopAttachmentId,
    })),
  })),
]

/** Routes within a wider one that leads elsewhere; a default route is no such. */
const parts = (routes: Table['routes']): (readonly [Table['routes'][number], Table['routes'][number]])[] =>
  routes.flatMap((route) =>
    routes
      .filter(({ prefix, target }) => prefixLength(prefix) > 0 && prefix !== route.prefix && target !== route.target)
      .filter(({ prefix }) => contains(prefix, route.prefix))
      .map((wider) => [route, wider] as const),
  )

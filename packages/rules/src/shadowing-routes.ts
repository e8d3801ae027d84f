import { type Cloud, contains, type ExistingRoute, otherCloud, type ResolvedSpec } from '@interconnect/model'

/** Routes on existing subnets of `cloud` that win over the one to the other side: as specific as its range, or more. */
export const shadowingRoutes = (
  spec: ResolvedSpec,
  cloud: Cloud,
): { readonly subnet: string; readonly route: ExistingRoute }[] =>
  spec[cloud].network.subnets.flatMap(({ name, existing }) =>
    (existing?.routes ?? [])
      .filter(({ prefix }) => spec[otherCloud(cloud)].network.cidrs.some((cidr) => contains(cidr, prefix)))
      .map((route) => ({ subnet: name, route })),
  )

import { z } from 'zod'

/** Workloads of clusters that share a place, because nothing tells them apart. */
export const PlaceGroups = z
  .array(z.object({ place: z.string(), members: z.array(z.string()) }))
  .meta({ description: 'places that stand for several workloads of a cluster, and for which' })
  .exactOptional()

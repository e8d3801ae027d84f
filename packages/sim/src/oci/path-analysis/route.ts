import {
  AdhocPathAnalysisDetails,
  type AnalysedPath,
  pathAnalysisCompartments,
  pathAnalysisOperation,
  pathAnalysisPath,
  type PathAnalysisResult,
  versionPathOf,
} from '@interconnect/oci-api'
import { type Answer, type Call, requireCompartment } from '../call.ts'
import { readBody } from '../dialect/body.ts'
import { onceByToken } from '../dialect/retry-token.ts'
import { liveObjects } from '../objects.ts'
import type { Route } from '../routes.ts'
import { limitExceeded } from '../service-fault.ts'
import { startWork } from '../work-requests.ts'
import { analyse } from './analyse.ts'
import { questionOf } from './question.ts'

/** Looks at everything now, and tells a little later. */
export const pathAnalysisRoute: Route = {
  service: 'vnca-api',
  method: 'POST',
  path: versionPathOf('vnca-api') + pathAnalysisPath,
  handle: (call) => onceByToken(call, undefined, () => accept(call)),
}

function accept(call: Call): Answer {
  const body = readBody(AdhocPathAnalysisDetails, call)
  requireCompartment(call, body.compartmentId)
  const most = call.world.limit('oci/pathAnalysisCompartments', pathAnalysisCompartments)
  if (liveObjects(call.world, 'compartment').length > most)
    throw limitExceeded(`Path analysis is not available in tenancies with more than ${most} compartments.`)
  const paths = analyse(questionOf(body, call), call)
  const workRequestId = startWork(
    call,
    {
      operationType: pathAnalysisOperation,
      compartmentId: body.compartmentId,
      resources: [],
      results: [resultOf(paths, call)],
    },
    'oci/path-analysis',
  )
  return { status: 202, workRequestId }
}

function resultOf(paths: readonly AnalysedPath[], { world }: Call): PathAnalysisResult {
  const timeCreated = world.timestamp()
  // What a console draws; who reads paths does without.
  const topology = { type: 'PATH', entities: [], relationships: [], limitedEntities: [], timeCreated }
  return { resultType: 'PATH_ANALYSIS', timeCreated, paths: paths.map((path) => ({ ...path, topology })) }
}

import { type IdentityWorkRequest, type ServiceName, workRequests } from '@interconnect/oci-api'
import { type Call, requireCompartment, requiredParameter } from '../call.ts'
import { notFound } from '../service-fault.ts'
import type { View } from '../view.ts'
import { type StoredWorkRequest, allWorkRequests, findWorkRequest } from '../work-requests.ts'

/** Core and identity share a path and not their work requests. */
function named({ world, service, region, params }: Call): StoredWorkRequest {
  const stored = findWorkRequest(world, params['id'] ?? '')
  if (!stored || stored.service !== service || stored.region !== region) throw notFound()
  return stored
}

const ofService = (call: Call, service: ServiceName): StoredWorkRequest[] =>
  allWorkRequests(call.world).filter((stored) => stored.service === service && stored.region === call.region)

const { collection } = workRequests

const list = (service: ServiceName): View => ({
  service,
  path: collection,
  read(call) {
    const compartmentId = requiredParameter(call, 'compartmentId')
    requireCompartment(call, compartmentId)
    const resourceId = call.query.get('resourceId')
    return ofService(call, service)
      .map(({ wire }) => wire)
      .filter((wire) => wire.compartmentId === compartmentId)
      .filter(({ resources }) => resourceId === null || resources.some(({ identifier }) => identifier === resourceId))
  },
})

/** Below one that is there. */
const below = (child: 'errors' | 'logs', listOf: (stored: StoredWorkRequest) => readonly object[]): View => ({
  service: 'iaas',
  path: `${collection}/:id/${child}`,
  read: (call) => listOf(named(call)),
})

export const workRequestViews: readonly View[] = [
  list('iaas'),
  { service: 'iaas', path: `${collection}/:id`, read: (call) => named(call).wire },
  below('errors', ({ errors = [] }) => errors),
  below('logs', () => []),
  list('identity'),
  {
    service: 'identity',
    path: `${collection}/:id`,
    read: (call): IdentityWorkRequest => ({ ...named(call).wire, errors: [], logs: [] }),
  },
]

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

/** Core and identity answer bare lists, the path analyzer does not. */
const formOf = (service: ServiceName): Pick<View, 'isWrapped'> => (service === 'vnca-api' ? { isWrapped: true } : {})

const list = (service: ServiceName): View => ({
  ...formOf(service),
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

const one = (service: ServiceName): View => ({
  service,
  path: `${collection}/:id`,
  read: (call) => named(call).wire,
})

/** Below one that is there. */
const below = (
  service: ServiceName,
  child: 'errors' | 'logs' | 'results',
  listOf: (stored: StoredWorkRequest) => readonly object[],
): View => ({
  ...formOf(service),
  service,
  path: `${collection}/:id/${child}`,
  read: (call) => listOf(named(call)),
})

const errorsOf = ({ errors = [] }: StoredWorkRequest) => errors
const resultsOf = ({ wire, results = [] }: StoredWorkRequest) => (wire.status === 'SUCCEEDED' ? results : [])

export const workRequestViews: readonly View[] = [
  list('iaas'),
  one('iaas'),
  below('iaas', 'errors', errorsOf),
  below('iaas', 'logs', () => []),
  list('vnca-api'),
  one('vnca-api'),
  below('vnca-api', 'errors', errorsOf),
  below('vnca-api', 'logs', () => []),
  below('vnca-api', 'results', resultsOf),
  list('identity'),
  {
    service: 'identity',
    path: `${collection}/:id`,
    read: (call): IdentityWorkRequest => ({ ...named(call).wire, errors: [], logs: [] }),
  },
]

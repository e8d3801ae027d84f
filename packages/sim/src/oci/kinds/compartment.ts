import { CreateCompartmentDetails, UpdateCompartmentDetails, compartments } from '@interconnect/oci-api'
import type { Call } from '../call.ts'
import { simKind } from '../kind.ts'
import { liveObjects } from '../objects.ts'
import { homeRegion } from '../principal.ts'
import { ServiceFault, conflict } from '../service-fault.ts'
import type { KindName, Stored } from '../stored.ts'

/** @source https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm */
function checkHome({ region }: Call): void {
  if (region !== homeRegion)
    throw new ServiceFault('NotAllowed', `Please go to your home region ${homeRegion} to execute this operation.`)
}

function checkName(name: string, parent: string | undefined, self: string, { world }: Call): void {
  const taken = liveObjects(world, 'compartment').some(
    ({ wire }) => wire.name === name && wire.compartmentId === parent && wire.id !== self,
  )
  if (taken) throw conflict(`Compartment ${name} already exists.`)
}

const contents: readonly KindName[] = [
  'compartment',
  'vcn',
  'subnet',
  'route-table',
  'security-list',
  'network-security-group',
  'internet-gateway',
  'nat-gateway',
  'service-gateway',
  'drg',
  'virtual-circuit',
  'instance',
]

function checkEmpty({ wire }: Stored<'compartment'>, call: Call): void {
  checkHome(call)
  const inside = contents
    .flatMap((kind) => liveObjects<KindName>(call.world, kind))
    .find((stored) => stored.wire.compartmentId === wire.id)
  if (inside) throw conflict(`Compartment ${wire.id} is not empty: it holds ${inside.wire.id}.`)
}

export const compartment = simKind({
  name: 'compartment',
  service: 'identity',
  api: compartments,
  stations: { creating: 'CREATING', active: 'ACTIVE', deleting: 'DELETING', gone: 'DELETED' },
  create: {
    body: CreateCompartmentDetails,
    check(body, call) {
      checkHome(call)
      checkName(body.name, body.compartmentId, '', call)
    },
    make: (body) => ({ wire: body }),
  },
  update: {
    body: UpdateCompartmentDetails,
    check({ wire }, { name }, call) {
      checkHome(call)
      if (name !== undefined) checkName(name, wire.compartmentId, wire.id, call)
    },
  },
  delete: { check: checkEmpty, workRequest: 'DELETE_COMPARTMENT' },
  filters: { compartmentId: () => true },
  // Direct children, unless the whole tenancy is asked for.
  isListed({ wire }, { query, tenancyId }) {
    const parent = query.get('compartmentId')
    return wire.compartmentId === parent || (parent === tenancyId && query.get('compartmentIdInSubtree') === 'true')
  },
})

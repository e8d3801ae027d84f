import { UpdateVnicDetails, vnics } from '@interconnect/oci-api'
import { plainStations, simKind } from '../kind.ts'
import { checkGroups } from '../vnics.ts'

/** Comes and goes with its instance. */
export const vnic = simKind({
  name: 'vnic',
  service: 'iaas',
  api: vnics,
  stations: plainStations,
  list: false,
  update: {
    body: UpdateVnicDetails,
    check: ({ wire }, { nsgIds = [] }, call) => checkGroups(nsgIds, wire.subnetId!, call),
  },
})

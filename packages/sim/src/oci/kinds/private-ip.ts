import { CreatePrivateIpDetails, UpdatePrivateIpDetails, privateIps } from '@interconnect/oci-api'
import { relatedObject } from '../call.ts'
import { plainStations, simKind } from '../kind.ts'
import { ServiceFault, incorrectState, invalid } from '../service-fault.ts'
import { addressFor } from '../subnet-addresses.ts'

/** The first one of a VNIC comes and goes with it; further ones are the client's. */
export const privateIp = simKind({
  name: 'private-ip',
  service: 'iaas',
  api: privateIps,
  stations: plainStations,
  list({ query }) {
    if (!query.has('vnicId') && !query.has('subnetId'))
      throw new ServiceFault('MissingParameter', 'Missing Parameter: subnetId or vnicId')
  },
  create: {
    body: CreatePrivateIpDetails,
    check({ vnicId, ipAddress }, call) {
      const { lifecycleState, subnetId } = relatedObject(call, 'vnic', vnicId).wire
      if (lifecycleState !== 'AVAILABLE') throw incorrectState(`VNIC ${vnicId} is in state ${lifecycleState}.`)
      addressFor(relatedObject(call, 'subnet', subnetId!), ipAddress, call.world)
    },
    make(body, call) {
      const { compartmentId, availabilityDomain, subnetId } = relatedObject(call, 'vnic', body.vnicId).wire
      const ipAddress = addressFor(relatedObject(call, 'subnet', subnetId!), body.ipAddress, call.world)
      return { wire: { ...body, compartmentId, availabilityDomain, subnetId, ipAddress, isPrimary: false } }
    },
  },
  update: { body: UpdatePrivateIpDetails },
  delete: {
    check({ wire }) {
      if (wire.isPrimary) throw invalid(`PrivateIp ${wire.id} is the primary private IP of its VNIC`)
    },
  },
  show: ({ wire: { lifecycleState: _state, ...wire } }) => wire,
})

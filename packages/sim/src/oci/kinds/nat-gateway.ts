import { CreateNatGatewayDetails, UpdateNatGatewayDetails, natGateways } from '@interconnect/oci-api'
import { plainStations, simKind } from '../kind.ts'
import { checkIngressTable, checkNewGateway, checkNoRouteTo } from '../vcn-gateways.ts'

export const natGateway = simKind({
  name: 'nat-gateway',
  service: 'iaas',
  api: natGateways,
  stations: plainStations,
  create: {
    body: CreateNatGatewayDetails,
    check: (body, call) => checkNewGateway('nat-gateway', body, call),
    // An address of a range set aside for documentation, so that nobody takes it for a real host.
    make: (body, { world }, id) => ({
      wire: { blockTraffic: false, ...body, natIp: `203.0.113.${world.ids.integer(`oci/nat-ip/${id}`, 1, 254)}` },
    }),
  },
  update: {
    body: UpdateNatGatewayDetails,
    check: ({ wire }, body, call) => checkIngressTable({ ...body, vcnId: wire.vcnId }, call),
  },
  delete: { check: (stored, call) => checkNoRouteTo(natGateways.title, stored, call) },
})

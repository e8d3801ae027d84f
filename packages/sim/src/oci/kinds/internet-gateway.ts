import { CreateInternetGatewayDetails, UpdateInternetGatewayDetails, internetGateways } from '@interconnect/oci-api'
import { plainStations, simKind } from '../kind.ts'
import { checkIngressTable, checkNewGateway, checkNoRouteTo } from '../vcn-gateways.ts'

export const internetGateway = simKind({
  name: 'internet-gateway',
  service: 'iaas',
  api: internetGateways,
  stations: plainStations,
  create: {
    body: CreateInternetGatewayDetails,
    check: (body, call) => checkNewGateway('internet-gateway', body, call),
    make: (body) => ({ wire: body }),
  },
  update: {
    body: UpdateInternetGatewayDetails,
    check: ({ wire }, body, call) => checkIngressTable({ ...body, vcnId: wire.vcnId }, call),
  },
  delete: { check: (stored, call) => checkNoRouteTo(internetGateways.title, stored, call) },
})

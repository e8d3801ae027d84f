import {
  CreateServiceGatewayDetails,
  ServiceIdRequestDetails,
  UpdateServiceGatewayDetails,
  serviceGateways,
} from '@interconnect/oci-api'
import type { Call } from '../call.ts'
import { plainStations, simKind } from '../kind.ts'
import { patchObject } from '../objects.ts'
import { oracleServicesOf } from '../oracle-services.ts'
import { relatedNotFound } from '../service-fault.ts'
import type { Stored, Wires } from '../stored.ts'
import { checkIngressTable, checkNewGateway, checkNoRouteTo } from '../vcn-gateways.ts'

type Services = Wires['service-gateway']['services']

const answered = (services: readonly ServiceIdRequestDetails[], { region }: Call): Services =>
  services.map(({ serviceId }) => {
    const known = oracleServicesOf(region).find(({ id }) => id === serviceId)
    if (!known) throw relatedNotFound(serviceId)
    return { serviceId, serviceName: known.name }
  })

function setServices(stored: Stored<'service-gateway'>, services: Services, { world }: Call) {
  const revised = patchObject(world, 'service-gateway', stored.wire.id, { services }) ?? stored
  return { status: 200, body: revised.wire, etag: revised.etag } as const
}

const others = ({ wire }: Stored<'service-gateway'>, serviceId: string): Services =>
  wire.services.filter((service) => service.serviceId !== serviceId)

export const serviceGateway = simKind({
  name: 'service-gateway',
  service: 'iaas',
  api: serviceGateways,
  stations: plainStations,
  create: {
    body: CreateServiceGatewayDetails,
    check(body, call) {
      checkNewGateway('service-gateway', body, call)
      answered(body.services, call)
    },
    make: (body, call) => ({ wire: { blockTraffic: false, ...body, services: answered(body.services, call) } }),
  },
  update: {
    body: UpdateServiceGatewayDetails,
    check: ({ wire }, body, call) => checkIngressTable({ ...body, vcnId: wire.vcnId }, call),
    apply: ({ wire }, { services, ...rest }, call) => ({
      ...rest,
      services: services ? answered(services, call) : wire.services,
    }),
  },
  delete: { check: (stored, call) => checkNoRouteTo(serviceGateways.title, stored, call) },
  actions: {
    attachService: {
      body: ServiceIdRequestDetails,
      run: (stored, body: ServiceIdRequestDetails, call) =>
        setServices(stored, [...others(stored, body.serviceId), ...answered([body], call)], call),
    },
    detachService: {
      body: ServiceIdRequestDetails,
      run: (stored, { serviceId }: ServiceIdRequestDetails, call) =>
        setServices(stored, others(stored, serviceId), call),
    },
  },
})

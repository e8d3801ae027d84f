import { type ServiceName, serviceEndpoint } from '@interconnect/oci-api'

/** The real hosts of a region. Every region with an interconnect is in the commercial realm. */
export const cloudEndpoint =
  (region: string) =>
  (service: ServiceName): string =>
    serviceEndpoint(service, region)

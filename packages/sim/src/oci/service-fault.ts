import { type ServiceErrorCode, serviceErrors } from '@interconnect/oci-api'

/** An error answer of the simulated service, thrown anywhere below a request. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault'
  readonly code: ServiceErrorCode

  constructor(code: ServiceErrorCode, message: string) {
    super(message)
    this.code = code
  }

  get status(): number {
    return serviceErrors[this.code].status
  }
}

export const invalid = (message: string): ServiceFault => new ServiceFault('InvalidParameter', message)
export const incorrectState = (message: string): ServiceFault => new ServiceFault('IncorrectState', message)
export const conflict = (message: string): ServiceFault => new ServiceFault('Conflict', message)
export const limitExceeded = (message: string): ServiceFault => new ServiceFault('LimitExceeded', message)

/** Never tells whether the object is missing or hidden. */
export const notFound = (): ServiceFault =>
  new ServiceFault('NotAuthorizedOrNotFound', 'Authorization failed or requested resource not found.')

/** An OCID inside a body leads nowhere. */
export const relatedNotFound = (id: string): ServiceFault =>
  new ServiceFault(
    'RelatedResourceNotAuthorizedOrNotFound',
    `Authorization failed or requested resource not found: ${id}`,
  )

/**
 * An object cannot go because another one refers to it.
 * @source https://github.com/oracle/terraform-provider-oci/issues/2185 (the wording, for a subnet and its VNIC)
 */
export const inUse = (title: string, id: string, byTitle: string, byId: string): ServiceFault =>
  conflict(
    `The ${title} ${id} references the ${byTitle} ${byId}. You must remove the reference to proceed with this operation.`,
  )

/**
 * The `code` of an error answer, its HTTP status, and whether the same call may succeed later: `yes` by itself,
 * `fresh` only when the object is new and not yet visible everywhere, `no` not unchanged.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm
 */
export const serviceErrors = {
  CannotParseRequest: { status: 400, retry: 'no' },
  MissingParameter: { status: 400, retry: 'no' },
  InvalidParameter: { status: 400, retry: 'no' },
  LimitExceeded: { status: 400, retry: 'no' },
  QuotaExceeded: { status: 400, retry: 'no' },
  /** An OCID inside the body does not exist or may not be used. */
  RelatedResourceNotAuthorizedOrNotFound: { status: 400, retry: 'fresh' },
  NotAuthenticated: { status: 401, retry: 'no' },
  SignUpRequired: { status: 402, retry: 'no' },
  NotAuthorized: { status: 403, retry: 'no' },
  NotAllowed: { status: 403, retry: 'no' },
  /** Never tells whether the object is missing or hidden. */
  NotAuthorizedOrNotFound: { status: 404, retry: 'fresh' },
  NotFound: { status: 404, retry: 'fresh' },
  MethodNotAllowed: { status: 405, retry: 'no' },
  /** A state of the object forbids the call now. */
  IncorrectState: { status: 409, retry: 'yes' },
  ExternalServerIncorrectState: { status: 409, retry: 'yes' },
  /** A lasting reason, such as references that exist. */
  Conflict: { status: 409, retry: 'no' },
  /** The object made with this retry token has been deleted. */
  InvalidatedRetryToken: { status: 409, retry: 'no' },
  ResourceLocked: { status: 409, retry: 'no' },
  NotAuthorizedOrResourceAlreadyExists: { status: 409, retry: 'fresh' },
  NoEtagMatch: { status: 412, retry: 'no' },
  PayloadTooLarge: { status: 413, retry: 'no' },
  UnprocessableEntity: { status: 422, retry: 'no' },
  TooManyRequests: { status: 429, retry: 'yes' },
  RequestHeaderFieldsTooLarge: { status: 431, retry: 'no' },
  InternalServerError: { status: 500, retry: 'yes' },
  MethodNotImplemented: { status: 501, retry: 'no' },
  ServiceUnavailable: { status: 503, retry: 'yes' },
  ExternalServerUnreachable: { status: 503, retry: 'yes' },
  ExternalServerTimeout: { status: 503, retry: 'yes' },
  ExternalServerInvalidResponse: { status: 503, retry: 'yes' },
} as const satisfies Record<string, { status: number; retry: 'yes' | 'fresh' | 'no' }>

export type ServiceErrorCode = keyof typeof serviceErrors

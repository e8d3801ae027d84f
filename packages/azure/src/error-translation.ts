import type { AzureErrorCodeName } from '@interconnect/azure-api'
import type { ErrorCodeName } from '@interconnect/model'

/** What each code of the wire contract means here. Complete by its type: a new code does not compile without a line. */
const contractCodes: Readonly<Record<AzureErrorCodeName, ErrorCodeName>> = {
  AuthenticationFailed: 'credentials/rejected',
  InvalidAuthenticationToken: 'credentials/rejected',
  ExpiredAuthenticationToken: 'credentials/rejected',
  AuthorizationFailed: 'permission/denied',
  RequestDisallowedByPolicy: 'permission/denied',
  ScopeLocked: 'cloud/conflict',
  // ARM hides subscriptions it does not let the caller see.
  SubscriptionNotFound: 'permission/denied',
  ResourceGroupNotFound: 'cloud/not-found',
  ResourceGroupBeingDeleted: 'cloud/busy',
  InvalidResourceGroupLocation: 'cloud/conflict',
  InvalidResourceLocation: 'cloud/conflict',
  LocationNotAvailableForResourceType: 'cloud/invalid',
  LocationRequired: 'cloud/invalid',
  ResourceNotFound: 'cloud/not-found',
  ParentResourceNotFound: 'cloud/not-found',
  NotFound: 'cloud/not-found',
  // Also what Azure says of an object that it has not told all its parts about yet.
  InvalidResourceReference: 'cloud/not-found',
  ReferencedResourceNotProvisioned: 'cloud/busy',
  MissingApiVersionParameter: 'us/bug',
  InvalidSubscriptionId: 'cloud/invalid',
  InvalidResourceName: 'cloud/invalid',
  InvalidResourceType: 'cloud/invalid',
  InvalidResourceNamespace: 'cloud/invalid',
  MissingSubscriptionRegistration: 'cloud/conflict',
  MethodNotAllowed: 'us/bug',
  UnsupportedMediaType: 'us/bug',
  RequestContentTooLarge: 'us/bug',
  InvalidRequestContent: 'cloud/invalid',
  InvalidRequestFormat: 'cloud/invalid',
  InvalidJson: 'cloud/invalid',
  InvalidJsonReferenceWrongType: 'cloud/invalid',
  InvalidRequest: 'cloud/invalid',
  InvalidParameter: 'cloud/invalid',
  BadRequest: 'cloud/invalid',
  OperationNotAllowed: 'cloud/conflict',
  Conflict: 'cloud/conflict',
  PropertyChangeNotAllowed: 'cloud/invalid',
  PreconditionFailed: 'cloud/stale',
  AnotherOperationInProgress: 'cloud/busy',
  RetryableErrorDueToAnotherOperation: 'cloud/busy',
  TooManyRequests: 'cloud/throttled',
  SubscriptionRequestsThrottled: 'cloud/throttled',
  ServiceUnavailable: 'cloud/unavailable',
  InternalServerError: 'cloud/unavailable',
  QuotaExceeded: 'cloud/quota',
  InUseSubnetCannotBeDeleted: 'cloud/conflict',
  InUsePrefixCannotBeDeleted: 'cloud/conflict',
  InUseSubnetCannotBeUpdated: 'cloud/conflict',
  InUseNetworkSecurityGroupCannotBeDeleted: 'cloud/conflict',
  InUseRouteTableCannotBeDeleted: 'cloud/conflict',
  SubnetIsFull: 'cloud/quota',
  PrivateIPAddressNotInSubnet: 'cloud/invalid',
  PrivateIPAddressInUse: 'cloud/conflict',
  PublicIPAddressInUse: 'cloud/conflict',
  PublicIPAddressCannotBeDeleted: 'cloud/conflict',
  NicInUse: 'cloud/conflict',
  VnetAddressSpacesOverlap: 'cloud/conflict',
  RemoteVnetHasNoGateways: 'cloud/conflict',
  InvalidTemplate: 'cloud/invalid',
  InvalidTemplateDeployment: 'cloud/invalid',
  DeploymentNotFound: 'cloud/not-found',
  DeploymentActive: 'cloud/busy',
  DeploymentFailed: 'cloud/conflict',
  NetworkSecurityGroupCannotBeAttachedToGatewaySubnet: 'cloud/invalid',
  NetcfgInvalidSubnet: 'cloud/invalid',
  NetcfgSubnetRangesOverlap: 'cloud/conflict',
  SecurityRuleConflict: 'cloud/conflict',
  SecurityRuleInvalidPriority: 'cloud/invalid',
  CannotDeleteResource: 'cloud/conflict',
  VirtualNetworkGatewayCannotBeDeleted: 'cloud/conflict',
  ConflictError: 'cloud/conflict',
  ResourceGroupDeletionBlocked: 'cloud/conflict',
  Canceled: 'cloud/busy',
  OperationPreempted: 'cloud/busy',
}

/** Families of codes that only differ in the thing they name, and codes the contract has no use for. */
const families: readonly (readonly [RegExp, ErrorCodeName])[] = [
  [/^Cancell?ed|Preempted$/, 'cloud/busy'],
  [/Quota|LimitReached$|LimitExceeded$/, 'cloud/quota'],
  [/CannotBeDeleted$|CannotBeUpdated$|InUse$/, 'cloud/conflict'],
  [/NotRegistered$|^MissingRegistrationForType$/, 'cloud/conflict'],
  [/AuthenticationToken/, 'credentials/rejected'],
  [/^(Linked)?AuthorizationFailed$|^RequestDisallowed/, 'permission/denied'],
  [/Throttled$/, 'cloud/throttled'],
  [/NotFound$/, 'cloud/not-found'],
  [/^VnetAddressSpace.*Overlap/, 'cloud/conflict'],
  [/^Invalid|^SkuNotAvailable$/, 'cloud/invalid'],
]

/** What a status says by itself, where the code says nothing; 400 and 409 say too little. */
const statuses: Readonly<Record<number, ErrorCodeName>> = {
  401: 'credentials/rejected',
  403: 'permission/denied',
  404: 'cloud/not-found',
  408: 'cloud/unavailable',
  412: 'cloud/stale',
  429: 'cloud/throttled',
  500: 'cloud/unavailable',
  502: 'cloud/unavailable',
  503: 'cloud/unavailable',
  504: 'cloud/unavailable',
}

/** Our code for one of ARM's; `undefined` when we have none yet. */
export const translateCode = (code: string): ErrorCodeName | undefined =>
  Object.hasOwn(contractCodes, code)
    ? contractCodes[code as AzureErrorCodeName]
    : families.find(([pattern]) => pattern.test(code))?.[1]

export const translateStatus = (status: number): ErrorCodeName | undefined => statuses[status]

/** The next step, for what ARM itself does not say. */
const hints: Readonly<Partial<Record<string, string>>> = {
  AuthorizationFailed: 'give the account the role Network Contributor on the subscription or resource group',
  RequestDisallowedByPolicy: 'ask who keeps the policy of the subscription for an exemption',
  InvalidSubscriptionId: 'write the subscription id as a GUID, as az account list shows it',
  SubscriptionNotFound: 'check the subscription in the document against: az account list --output table',
  ScopeLocked: 'remove the lock on the resource or its group, then run the command again',
  MissingSubscriptionRegistration: 'run: az provider register --namespace Microsoft.Network --wait',
  ConflictError:
    'delete the virtual circuit in OCI first, wait until the circuit is not provisioned, then run it again',
  ExpiredAuthenticationToken: 'log in again, for example with: az login',
  InvalidAuthenticationToken: 'log in to the tenant of the subscription, for example with: az login --tenant <tenant>',
}

const hintsByOurs: Readonly<Partial<Record<ErrorCodeName, string>>> = {
  'credentials/rejected': 'log in again, for example with: az login',
  'permission/denied': 'give the account the role Network Contributor on the subscription or resource group',
  'cloud/quota':
    'raise it in the portal under Subscriptions > Usage + quotas (or ask Azure support), or delete what is not used',
  'us/unmapped': 'please report this answer, with the details of the JSON output',
}

export const hintFor = (armCode: string, ours: ErrorCodeName): string | undefined => hints[armCode] ?? hintsByOurs[ours]

/**
 * The limit that a quota error is about, as its code names it: `VnetCount` for `VnetCountLimitReached`; the type of the
 * object where the code says only that there is one.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-resource-quota
 */
export function limitNamed(armCode: string, path: string): string {
  const named = /^(.+?)(?:Limit(?:Reached|Exceeded)|QuotaExceeded)$/.exec(armCode)?.[1]
  return named ?? /\/providers\/[^/]+\/([^/?]+)/i.exec(path)?.[1] ?? armCode
}

/** A code ARM answers with, the HTTP status it comes with, and when. `status` 200 means inside an operation's body. */
export interface AzureErrorCode {
  readonly status: number
  readonly meaning: string
  readonly source: string
}

const code = (status: number, meaning: string, source: string): AzureErrorCode => ({ status, meaning, source })

const common = 'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors'
const throttling = 'https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling'
const etags = 'https://learn.microsoft.com/rest/api/azure/#azure-resource-manager-etags'
const network = 'https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet'
const gateway = 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways'

const publicIp = 'https://learn.microsoft.com/azure/virtual-network/ip-services/virtual-network-public-ip-address'
const peering = 'https://learn.microsoft.com/azure/virtual-network/virtual-network-troubleshoot-peering-issues'

/** The codes the clients tell apart and the simulator answers with. */
export const azureErrorCodes = {
  AuthenticationFailed: code(401, 'no Authorization header', common),
  InvalidAuthenticationToken: code(401, 'a token the service did not issue', common),
  ExpiredAuthenticationToken: code(401, 'the token has run out', common),
  AuthorizationFailed: code(403, 'the caller has no right to do this', common),
  RequestDisallowedByPolicy: code(403, 'a policy of the subscription forbids it', common),
  ScopeLocked: code(409, 'a lock forbids the write', common),
  SubscriptionNotFound: code(404, 'no such subscription', common),
  ResourceGroupNotFound: code(404, 'no such resource group', common),
  ResourceGroupBeingDeleted: code(409, 'write into a group that is being deleted', common),
  InvalidResourceGroupLocation: code(409, 'the group exists in another location', common),
  InvalidResourceLocation: code(409, 'a resource of that name exists in another location', common),
  LocationNotAvailableForResourceType: code(400, 'the location does not offer the type', common),
  LocationRequired: code(400, 'a tracked resource without location', common),
  ResourceNotFound: code(404, 'no such resource', common),
  ParentResourceNotFound: code(404, 'a nested resource under an absent parent', common),
  NotFound: code(404, 'no such nested resource', common),
  InvalidResourceReference: code(400, 'an id in the body names something that is not there', common),
  ReferencedResourceNotProvisioned: code(
    409,
    'an id in the body names something that is still being made or failed',
    common,
  ),
  MissingApiVersionParameter: code(400, 'no api-version in the query', common),
  InvalidSubscriptionId: code(400, 'the subscription id is no GUID', common),
  InvalidResourceName: code(
    400,
    'the name breaks the naming rules',
    'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules',
  ),
  InvalidResourceType: code(404, 'the namespace has no such type', common),
  InvalidResourceNamespace: code(404, 'no such resource provider', common),
  MissingSubscriptionRegistration: code(409, 'the subscription has not registered the provider', common),
  MethodNotAllowed: code(405, 'the resource does not take this method', common),
  UnsupportedMediaType: code(
    415,
    'the body is not application/json',
    'https://github.com/Azure/azure-cli/issues/13056',
  ),
  RequestContentTooLarge: code(413, 'the body is larger than 4 MB', common),
  InvalidRequestContent: code(400, 'the body is no JSON object', common),
  InvalidRequestFormat: code(
    400,
    'the body cannot be parsed; the reason is in details',
    'https://github.com/hashicorp/terraform/issues/35169',
  ),
  InvalidJson: code(
    400,
    'inside InvalidRequestFormat: unknown member or wrong type',
    'https://github.com/hashicorp/terraform/issues/35169',
  ),
  InvalidJsonReferenceWrongType: code(
    400,
    'inside InvalidRequestFormat: an id of the wrong type',
    'https://github.com/hashicorp/terraform-provider-azurerm/issues/27215',
  ),
  InvalidRequest: code(400, 'the request as a whole makes no sense', common),
  InvalidParameter: code(400, 'a value is not allowed', common),
  BadRequest: code(400, 'refused as invalid', common),
  OperationNotAllowed: code(409, 'the change is not possible', common),
  Conflict: code(409, 'the state of the resource forbids the call', common),
  PropertyChangeNotAllowed: code(400, 'a property that cannot change after creation', common),
  PreconditionFailed: code(412, 'If-Match or If-None-Match does not hold', etags),
  AnotherOperationInProgress: code(429, 'a write on the same network, gateway or circuit is running', throttling),
  RetryableErrorDueToAnotherOperation: code(429, 'a write on something related is running', throttling),
  TooManyRequests: code(429, 'throttled', throttling),
  SubscriptionRequestsThrottled: code(429, 'throttled for the subscription', throttling),
  ServiceUnavailable: code(503, 'the service is down for a moment', throttling),
  InternalServerError: code(500, 'the service failed', common),
  QuotaExceeded: code(400, 'a quota is used up', common),
  InUseSubnetCannotBeDeleted: code(400, 'something stands in the subnet', network),
  InUsePrefixCannotBeDeleted: code(400, 'an address range that holds subnets cannot be taken from a network', network),
  InUseSubnetCannotBeUpdated: code(400, 'the prefix of a subnet in use cannot change', network),
  SubnetIsFull: code(400, 'no address is left in the subnet', network),
  PrivateIPAddressNotInSubnet: code(400, 'the address is outside the subnet', network),
  PrivateIPAddressInUse: code(400, 'another interface has the address', network),
  PublicIPAddressInUse: code(400, 'another interface has the public address', publicIp),
  PublicIPAddressCannotBeDeleted: code(400, 'an interface uses the public address', publicIp),
  NicInUse: code(400, 'a machine uses the interface', common),
  VnetAddressSpacesOverlap: code(400, 'the ranges of two networks to be peered overlap', peering),
  RemoteVnetHasNoGateways: code(400, 'useRemoteGateways, and the other network has no gateway', peering),
  InvalidTemplate: code(400, 'a template that cannot be read or evaluated', common),
  InvalidTemplateDeployment: code(400, 'a template whose resources would be refused', common),
  DeploymentNotFound: code(404, 'no such deployment', common),
  DeploymentActive: code(409, 'a deployment of that name is running', common),
  DeploymentFailed: code(200, 'inside a deployment: at least one of its resources failed', common),
  InUseNetworkSecurityGroupCannotBeDeleted: code(400, 'a subnet uses the security group', common),
  InUseRouteTableCannotBeDeleted: code(400, 'a subnet uses the route table', common),
  NetworkSecurityGroupCannotBeAttachedToGatewaySubnet: code(400, 'a gateway subnet takes no security group', gateway),
  NetcfgInvalidSubnet: code(400, 'the subnet is not inside the address space', network),
  NetcfgSubnetRangesOverlap: code(400, 'the subnet overlaps another', network),
  SecurityRuleConflict: code(400, 'two rules of one direction share a priority', common),
  SecurityRuleInvalidPriority: code(400, 'the priority is outside 100 to 4096', common),
  CannotDeleteResource: code(409, 'nested resources exist', common),
  VirtualNetworkGatewayCannotBeDeleted: code(400, 'the gateway still has connections', gateway),
  ConflictError: code(
    200,
    'inside the delete operation of a circuit whose provider side is not deprovisioned',
    'https://github.com/oracle-quickstart/oci-azure-interconnect/issues/8',
  ),
  ResourceGroupDeletionBlocked: code(409, 'something in the group could not be deleted', common),
  Canceled: code(200, 'inside an operation: it was cancelled', common),
  OperationPreempted: code(200, 'inside an operation: a newer write overtook it', common),
} as const satisfies Record<string, AzureErrorCode>

export type AzureErrorCodeName = keyof typeof azureErrorCodes

/** What `ConflictError` says, to the letter. */
export const notDeprovisionedMessage =
  'The specified dedicated circuit is not in Deprovisioned state. Please initiate the deprovisioning process with your service provider.'

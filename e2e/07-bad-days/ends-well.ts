import { answer, answerLater, azure, type BadDay, oci } from './bad-day.ts'

const twice = { count: 2 }
/** Lets the look before the write pass. */
const afterTheWrite = { after: 1 }

/**
 * Bad days that a run gets over by itself. Each strikes another object, so that they can all fall on one day.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 * @source https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm
 */
export const endsWell: readonly BadDay[] = [
  {
    name: 'Azure is busy and says until when',
    goal: 'apply',
    faults: [
      azure('PUT /virtualNetworks/quickstart-vnet?', answerLater(429, 'SubscriptionRequestsThrottled', 17), twice),
    ],
  },
  {
    name: 'Azure is busy and does not say until when',
    goal: 'apply',
    faults: [azure('PUT /routeTables/', answer(429, 'TooManyRequests'), twice)],
  },
  {
    name: 'OCI is busy and says until when',
    goal: 'apply',
    faults: [oci('POST /vcns', answerLater(429, 'TooManyRequests', 5), twice)],
  },
  {
    name: 'OCI is busy and does not say until when',
    goal: 'apply',
    faults: [oci('POST /drgs', answer(429, 'TooManyRequests'), twice)],
  },
  {
    name: 'Azure fails for a moment',
    goal: 'apply',
    faults: [
      azure('PUT /networkSecurityGroups/quickstart-compute?', answer(500, 'InternalServerError'), twice),
      azure('GET /virtualNetworkGateways/', answer(503, 'ServiceUnavailable'), twice),
    ],
  },
  {
    name: 'OCI fails for a moment',
    goal: 'apply',
    faults: [
      oci('POST /securityLists', answer(500, 'InternalServerError'), twice),
      oci('GET /subnets/', answer(503, 'ServiceUnavailable'), twice),
    ],
  },
  {
    name: 'the connection breaks before a write takes effect',
    goal: 'apply',
    faults: [
      azure('PUT /expressRouteCircuits/', { type: 'drop-before' }),
      oci('POST /drgRouteTables', { type: 'drop-before' }),
    ],
  },
  {
    name: 'the connection breaks after a write took effect',
    goal: 'apply',
    faults: [
      azure('PUT /subnets/GatewaySubnet', { type: 'drop-after' }),
      oci('POST /drgAttachments', { type: 'drop-after' }),
    ],
  },
  {
    name: 'the URL of an operation leads nowhere',
    goal: 'apply',
    faults: [azure('GET /operations/', answer(404, 'NotFound', 'Operation not found.'), { after: 9, count: 2 })],
  },
  {
    name: 'a replica shows what was there before a write',
    goal: 'apply',
    faults: [
      azure('GET /subnets/compute?', { type: 'stale-read', ms: 5_000 }, { after: 1, count: 2 }),
      oci('GET /virtualCircuits/', { type: 'stale-read', ms: 60_000 }, { after: 2, count: 3 }),
    ],
  },
  {
    name: 'a new object is not there yet for who reads it',
    goal: 'apply',
    faults: [
      azure('GET /connections/', answer(404, 'ResourceNotFound'), afterTheWrite),
      oci('GET /drgs/', answer(404, 'NotAuthorizedOrNotFound'), twice),
    ],
  },
  {
    name: 'a new object is not there yet for who builds on it',
    goal: 'apply',
    faults: [
      azure('PUT /subnets/compute?', answer(404, 'ParentResourceNotFound'), twice),
      azure('PUT /connections/', answer(400, 'InvalidResourceReference')),
      oci('POST /subnets', answer(404, 'NotAuthorizedOrNotFound'), twice),
      oci('POST /actions/addDrgRouteDistributionStatements', answer(400, 'RelatedResourceNotAuthorizedOrNotFound')),
    ],
  },
  {
    name: 'another operation on the same object is in progress',
    goal: 'apply',
    faults: [
      azure('PUT /virtualNetworkGateways/', answerLater(429, 'AnotherOperationInProgress', 10)),
      azure('PUT /securityRules/ic-quickstart-compute-from', answer(409, 'AnotherOperationInProgress')),
      oci('POST /virtualCircuits', answer(409, 'IncorrectState'), twice),
    ],
  },
  {
    name: 'a write conflicts with what has just been',
    goal: 'apply',
    faults: [
      azure('PUT /securityRules/ic-quickstart-compute-to', answer(409, 'Conflict')),
      oci('PUT /drgAttachments/', answer(409, 'Conflict')),
    ],
  },
  {
    name: 'somebody else was faster',
    goal: 'apply',
    faults: [
      azure('PUT /securityRules/ic-quickstart-compute-deny', answer(412, 'PreconditionFailed')),
      oci('PUT /routeTables/', answer(412, 'NoEtagMatch'), twice),
    ],
  },
  {
    name: 'the credentials end in the middle',
    goal: 'apply',
    faults: [
      azure('GET /expressRouteCircuits/', answer(401, 'ExpiredAuthenticationToken'), { after: 1 }),
      oci('GET /drgAttachments/', answer(401, 'NotAuthenticated')),
    ],
  },
  {
    name: 'both clouds are busy while all is taken down',
    goal: 'destroy',
    faults: [
      azure('DELETE /connections/', answerLater(429, 'SubscriptionRequestsThrottled', 17), twice),
      azure('DELETE /routeTables/', answer(429, 'TooManyRequests'), twice),
      oci('DELETE /drgAttachments/', answer(429, 'TooManyRequests'), twice),
    ],
  },
  {
    name: 'both clouds fail for a moment while all is taken down',
    goal: 'destroy',
    faults: [
      azure('DELETE /networkSecurityGroups/quickstart-compute?', answer(503, 'ServiceUnavailable'), twice),
      oci('DELETE /securityLists/', answer(500, 'InternalServerError'), twice),
    ],
  },
  {
    name: 'the connection breaks while something is taken down',
    goal: 'destroy',
    faults: [
      azure('DELETE /virtualNetworkGateways/', { type: 'drop-after' }),
      azure('DELETE /subnets/GatewaySubnet', { type: 'drop-before' }),
      oci('DELETE /virtualCircuits/', { type: 'drop-after' }),
      oci('DELETE /vcns/', { type: 'drop-before' }),
    ],
  },
  {
    name: 'what is taken down is in use a moment longer',
    goal: 'destroy',
    faults: [
      azure('DELETE /virtualNetworks/quickstart-vnet?', answer(409, 'AnotherOperationInProgress'), twice),
      azure('DELETE /expressRouteCircuits/', answer(409, 'Conflict')),
      oci('DELETE /drgs/', answer(409, 'IncorrectState'), twice),
      oci('DELETE /subnets/', answer(409, 'Conflict'), twice),
    ],
  },
  {
    name: 'a replica shows what has been taken down',
    goal: 'destroy',
    faults: [
      azure('GET /expressRouteCircuits/', { type: 'stale-read', ms: 30_000 }, { after: 6, count: 2 }),
      azure('GET /operations/', answer(404, 'NotFound', 'Operation not found.'), { after: 9, count: 2 }),
    ],
  },
]

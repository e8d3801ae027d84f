import { answer, azure, type BadDay, hours, oci } from './bad-day.ts'

const unending = { count: 1_000 }

/**
 * Bad days that are too much for a run: it ends with a typed error that says what to do, does whatever does not depend
 * on it, and the next run finishes. Those of one list strike objects that do not stand on each other.
 */
export const endsBadly: Readonly<Record<string, readonly BadDay[]>> = {
  'an apply': [
    {
      name: 'a limit of the Azure subscription is reached',
      goal: 'apply',
      faults: [
        azure(
          'PUT /virtualNetworks/quickstart-vnet?',
          answer(400, 'VnetCountLimitReached', 'Cannot create more than 50 virtual networks for this subscription.'),
        ),
      ],
      fails: {
        'create:azure/virtual-network': {
          code: 'cloud/quota',
          message: /more than 50 virtual networks.*limit VnetCount/,
          hint: /Usage \+ quotas/,
          details: { limit: 'VnetCount' },
        },
      },
    },
    {
      name: 'a limit of the OCI tenancy is reached',
      goal: 'apply',
      faults: [
        oci(
          'POST /vcns',
          answer(
            400,
            'LimitExceeded',
            'The following service limits were exceeded: vcn-count. Request a service limit increase from the service limits page in the console.',
          ),
        ),
      ],
      fails: {
        'create:oci/vcn': {
          code: 'cloud/quota',
          message: /vcn-count/,
          hint: /ask for more of vcn-count .* Limits, Quotas and Usage/,
          details: { limit: 'vcn-count' },
        },
      },
    },
    {
      name: 'Azure does not allow one kind of object',
      goal: 'apply',
      faults: [
        azure(
          'PUT /routeTables/',
          answer(
            403,
            'AuthorizationFailed',
            "The client 'x' does not have authorization to perform action 'Microsoft.Network/routeTables/write'.",
          ),
        ),
      ],
      fails: {
        'create:azure/route-table': {
          code: 'permission/denied',
          message: /Microsoft\.Network\/routeTables\/write/,
          hint: /Network Contributor/,
        },
      },
    },
    {
      name: 'OCI does not allow one kind of object, which it words as missing',
      goal: 'apply',
      faults: [
        oci(
          'POST /drgs',
          answer(404, 'NotAuthorizedOrNotFound', 'Authorization failed or requested resource not found.'),
        ),
      ],
      fails: { 'create:oci/drg': { code: 'cloud/not-found', message: /POST \/drgs/, hint: /check the policies/ } },
    },
    {
      name: 'a long operation of Azure fails',
      goal: 'apply',
      faults: [
        azure('PUT /networkSecurityGroups/quickstart-compute?', {
          type: 'fail-operation',
          code: 'NetworkingInternalOperationError',
          message: 'An error occurred.',
        }),
      ],
      fails: {
        'create:azure/network-security-group/compute': { code: 'cloud/operation-failed', message: /An error occurred/ },
      },
    },
    {
      name: 'a long operation of Azure never ends',
      goal: 'apply',
      faults: [azure('PUT /expressRouteCircuits/', { type: 'slow-operation', ms: hours(3) })],
      fails: {
        'create:azure/express-route-circuit': {
          code: 'cloud/deadline',
          message:
            /quickstart-circuit did not come to rest in \d+ min, since 2026.*operation to end; it says provisioningState Updating/,
          hint: /usually takes .* run the same command again/,
        },
      },
    },
  ],
  'an apply that gets further': [
    {
      name: 'a virtual circuit fails to be provisioned',
      goal: 'apply',
      faults: [oci('POST /virtualCircuits', { type: 'fail-operation', code: 'ExternalServerUnreachable' })],
      fails: { 'create:oci/virtual-circuit': { code: 'cloud/operation-failed', message: /FAILED/ } },
    },
    {
      name: 'the gateway fails after its half hour',
      goal: 'apply',
      faults: [
        azure('PUT /virtualNetworkGateways/', { type: 'fail-operation', code: 'NetworkingInternalOperationError' }),
      ],
      fails: { 'create:azure/express-route-gateway': { code: 'cloud/operation-failed' } },
    },
    {
      name: 'OCI stays busy',
      goal: 'apply',
      faults: [oci('POST /securityLists', answer(429, 'TooManyRequests'), unending)],
      fails: { 'create:oci/security-list/compute': { code: 'cloud/throttled' } },
    },
    {
      name: 'Azure stays out of order',
      goal: 'apply',
      faults: [azure('PUT /routeTables/', answer(503, 'ServiceUnavailable'), unending)],
      fails: { 'create:azure/route-table': { code: 'cloud/unavailable' } },
    },
    {
      name: 'credentials end and cannot be renewed',
      goal: 'apply',
      faults: [
        azure('PUT /networkSecurityGroups/quickstart-compute?', answer(401, 'ExpiredAuthenticationToken'), unending),
      ],
      fails: {
        'create:azure/network-security-group/compute': { code: 'credentials/rejected', hint: /az login/ },
      },
    },
  ],
  'a destroy': [
    {
      name: 'the gateway does not go',
      goal: 'destroy',
      faults: [
        azure('DELETE /virtualNetworkGateways/', { type: 'fail-operation', code: 'NetworkingInternalOperationError' }),
      ],
      fails: { 'delete:azure/express-route-gateway': { code: 'cloud/operation-failed' } },
    },
    {
      name: 'Azure does not allow one kind to be deleted',
      goal: 'destroy',
      faults: [azure('DELETE /routeTables/', answer(403, 'AuthorizationFailed'))],
      fails: { 'delete:azure/route-table': { code: 'permission/denied', hint: /Network Contributor/ } },
    },
    {
      name: 'the deletion of the circuit never ends',
      goal: 'destroy',
      faults: [azure('DELETE /expressRouteCircuits/', { type: 'slow-operation', ms: hours(3) })],
      fails: {
        'delete:azure/express-route-circuit': { code: 'cloud/deadline', message: /provisioningState Deleting/ },
      },
    },
    {
      name: 'something in OCI stays in use',
      goal: 'destroy',
      faults: [oci('DELETE /subnets/', answer(409, 'Conflict'), unending)],
      fails: { 'delete:oci/subnet/compute': { code: 'cloud/conflict' } },
    },
  ],
}

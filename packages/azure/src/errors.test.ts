import { azureErrorCodes } from '@interconnect/azure-api'
import { errorCodes } from '@interconnect/model'
import { expect, test } from 'vitest'
import { translateCode } from './error-translation.ts'
import { refusal } from './errors.ts'
import type { Answer } from './transport.ts'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  body,
  text: JSON.stringify(body) ?? '',
  header: (name) => headers[name],
})

const request = { method: 'PUT', url: 'https://arm.test/subscriptions/s/resourceGroups/rg?api-version=x' } as const

const refused = (status: number, code?: string) =>
  refusal(request, answer(status, code && { error: { code, message: 'Some words.' } }), 0)

test.each(Object.keys(azureErrorCodes))('The contract code %s has one of ours.', (code) => {
  expect(Object.keys(errorCodes)).toContain(translateCode(code))
})

test.each([
  [429, 'RetryableErrorDueToAnotherOperation', 'cloud/busy'],
  [409, 'AnotherOperationInProgress', 'cloud/busy'],
  [409, 'CanceledAndSupersededDueToAnotherOperation', 'cloud/busy'],
  [409, 'OperationPreempted', 'cloud/busy'],
  [412, 'PreconditionFailed', 'cloud/stale'],
  [412, undefined, 'cloud/stale'],
  [401, undefined, 'credentials/rejected'],
  [401, 'InvalidAuthenticationTokenTenant', 'credentials/rejected'],
  [403, 'LinkedAuthorizationFailed', 'permission/denied'],
  [403, 'SomethingNew', 'permission/denied'],
  [400, 'VnetCountLimitReached', 'cloud/quota'],
  [409, 'ResourceGroupQuotaExceeded', 'cloud/quota'],
  [400, 'InUseNatGatewayCannotBeDeleted', 'cloud/conflict'],
  [400, 'CircuitCannotBeDeleted', 'cloud/conflict'],
  [409, 'SubscriptionNotRegistered', 'cloud/conflict'],
  [500, undefined, 'cloud/unavailable'],
  [503, 'ServerBusy', 'cloud/unavailable'],
  [400, 'NobodyHeardOfThis', 'us/unmapped'],
  [409, 'NobodyHeardOfThis', 'us/unmapped'],
  [302, undefined, 'us/unmapped'],
])('Status %i with code %s is %s.', (status, code, ours) => {
  expect(refused(status, code).code).toBe(ours)
})

test('The useful code inside a parse error wins, and both messages are told.', () => {
  const error = refusal(
    request,
    answer(400, {
      error: {
        code: 'InvalidRequestFormat',
        message: 'Cannot parse the request.',
        details: [
          { code: 'InvalidJsonReferenceWrongType', message: 'Reference Id is of the wrong type.', target: 'peer' },
        ],
      },
    }),
    0,
  )
  expect(error).toMatchObject({
    code: 'cloud/invalid',
    message: 'Azure: Cannot parse the request; Reference Id is of the wrong type',
    details: { armCode: 'InvalidJsonReferenceWrongType', outerCode: 'InvalidRequestFormat', target: 'peer' },
  })
})

test('An error keeps where it happened and the ids support asks for.', () => {
  const error = refusal(
    request,
    answer(
      409,
      { error: { code: 'Conflict', message: 'x' } },
      { 'x-ms-request-id': 'r1', 'x-ms-correlation-request-id': 'c1' },
    ),
    0,
  )
  expect(error.details).toEqual({
    status: 409,
    request: 'PUT /subscriptions/s/resourceGroups/rg',
    requestId: 'r1',
    correlationId: 'c1',
    armCode: 'Conflict',
  })
})

test('A body that is no error body is kept in short, whatever it is.', () => {
  for (const body of [
    'text',
    7,
    null,
    [],
    { error: 'text' },
    { error: { message: 'no code' } },
    { error: { code: 7 } },
  ]) {
    expect(refusal(request, answer(418, body), 0)).toMatchObject({
      code: 'us/unmapped',
      details: { body: JSON.stringify(body) },
    })
  }
})

test('A message never spreads over lines nor grows without end.', () => {
  const { message } = refusal(
    request,
    answer(400, { error: { code: 'BadRequest', message: `a\r\n${'b'.repeat(5000)}` } }),
    0,
  )
  expect(message).not.toContain('\n')
  expect(message.length).toBeLessThan(1100)
})

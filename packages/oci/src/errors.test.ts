import { describe, expect, it } from 'vitest'
import { failedCall } from './errors.ts'

const answer = (status: number, body: unknown, extra: Partial<Parameters<typeof failedCall>[0]> = {}) =>
  failedCall({
    operation: 'POST /vcns',
    auth: { source: 'profile WORK of /home/me/.oci/config', nextStep: 'check the key' },
    status,
    headers: new Headers({ 'opc-request-id': 'A/B/C' }),
    body,
    secrets: [],
    now: 0,
    ...extra,
  })

describe('an error answer', () => {
  it.each([
    [404, 'NotAuthorizedOrNotFound', 'cloud/not-found'],
    [400, 'RelatedResourceNotAuthorizedOrNotFound', 'cloud/not-found'],
    [409, 'IncorrectState', 'cloud/busy'],
    [409, 'ExternalServerIncorrectState', 'cloud/busy'],
    [409, 'Conflict', 'cloud/conflict'],
    [409, 'InvalidatedRetryToken', 'cloud/token-spent'],
    [412, 'NoEtagMatch', 'cloud/stale'],
    [400, 'LimitExceeded', 'cloud/quota'],
    [400, 'QuotaExceeded', 'cloud/quota'],
    [400, 'InvalidParameter', 'cloud/invalid'],
    [401, 'NotAuthenticated', 'credentials/rejected'],
    [403, 'NotAuthorized', 'permission/denied'],
    [429, 'TooManyRequests', 'cloud/throttled'],
    [500, 'InternalServerError', 'cloud/unavailable'],
    [503, 'ServiceUnavailable', 'cloud/unavailable'],
    [501, 'MethodNotImplemented', 'us/unmapped'],
    [418, 'Teapot', 'us/unmapped'],
    [502, 'SomethingNew', 'cloud/unavailable'],
    [429, 'SomethingNew', 'cloud/throttled'],
  ])('of status %i and code %s is %s', (status, code, ours) => {
    expect(answer(status, { code, message: 'why' }).code).toBe(ours)
  })

  it('keeps the words of the cloud and where they came from', () => {
    const error = answer(409, { code: 'Conflict', message: 'in use' })
    expect(error.message).toBe('OCI refused POST /vcns: Conflict: in use')
    expect(error.details).toMatchObject({
      operation: 'POST /vcns',
      status: 409,
      serviceCode: 'Conflict',
      serviceMessage: 'in use',
      opcRequestId: 'A/B/C',
    })
  })

  it('about credentials names them, and the next step', () => {
    const error = answer(401, { code: 'NotAuthenticated', message: 'bad signature' })
    expect(error.message).toContain('with profile WORK of /home/me/.oci/config')
    expect(error.hint).toMatch(/^check the key; and see that the clock/)
  })

  it('about something missing says that it may be hidden', () => {
    expect(answer(404, { code: 'NotAuthorizedOrNotFound', message: '' }).hint).toContain('policies')
  })

  it('never repeats a secret of the request', () => {
    const error = answer(400, { code: 'InvalidParameter', message: 'key abc-123 is used' }, { secrets: ['abc-123'] })
    expect(JSON.stringify([error.message, error.details])).not.toContain('abc-123')
    expect(error.message).toContain('key [redacted] is used')
  })

  it('that is not JSON shows its beginning', () => {
    expect(answer(502, '<html>bad gateway</html>').message).toBe(
      'OCI refused POST /vcns: 502: <html>bad gateway</html>',
    )
    expect(answer(503, undefined).message).toBe('OCI refused POST /vcns: 503: status 503')
  })
})

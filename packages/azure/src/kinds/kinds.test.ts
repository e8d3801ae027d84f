import { liveThrough } from '@interconnect/engine/testing'
import { expect, test } from 'vitest'
import { fakeArm } from '../../test/fake-arm.ts'
import { kindCases } from '../../test/kind-cases.ts'
import { subscription, testSession } from '../../test/test-session.ts'
import { azureKinds } from './index.ts'

const cases = kindCases(subscription)

test.each(cases.map((one) => [one.kind.type, one.name, one] as const))(
  '%s lives as every kind must, as %s.',
  async (_type, _name, kindCase) => {
    const { http, ...world } = testSession(fakeArm().reply)
    await liveThrough(kindCase, {
      ...world,
      countWrites: () => http.seen.filter(({ method }) => method !== 'GET').length,
    })
  },
)

test('Every kind has a case.', () => {
  expect(new Set(cases.map(({ kind }) => kind.type))).toEqual(new Set(azureKinds.map(({ type }) => type)))
})

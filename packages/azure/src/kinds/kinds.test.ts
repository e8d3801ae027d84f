import { liveThrough, propertyTableContract } from '@interconnect/engine/testing'
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

/** Kinds whose objects the provider makes; they are only looked up and brought in line. */
const neverMade = ['azure/private-peering']

test('Every kind that is made has a case.', () => {
  const made = azureKinds.map(({ type }) => type).filter((type) => !neverMade.includes(type))
  expect(new Set(cases.map(({ kind }) => kind.type))).toEqual(new Set(made))
})

test.each(azureKinds.map((kind) => [kind.type, kind] as const))(
  '%s classes a change of each of its props.',
  (_, kind) => propertyTableContract(kind),
)

import { test } from 'vitest'
import { kindContract } from '../../../engine/test/kind.contract.ts'
import { fakeArm } from '../../test/fake-arm.ts'
import { kindCases } from '../../test/kind-cases.ts'
import { subscription, testSession } from '../../test/test-session.ts'

const isWrite = ({ method }: { readonly method: string }) => method !== 'GET'

test.each(kindCases(subscription).map((one) => [one.kind.type, one.props, one] as const))(
  '%s lives as every kind must: %j',
  async (_type, props, { kind, changes, needs }) => {
    const { api, clock, http } = testSession(fakeArm().reply)
    const context = {
      api,
      clock,
      mark: { owner: 'world', key: 'needed' },
      signal: new AbortController().signal,
      requestToken: '',
    }
    for (const needed of needs) await needed.kind.create(needed.props, context)
    await kindContract(kind, { api, clock, props, changes, countWrites: () => http.seen.filter(isWrite).length })
  },
)

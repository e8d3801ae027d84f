import { fakeArm } from '../../test/fake-arm.ts'
import { kindCases } from '../../test/kind-worlds.ts'
import { kindContract } from '../../test/kind.contract.ts'
import { subscription, testSession } from '../../test/test-session.ts'

for (const { kind, needs, ...rest } of kindCases(subscription)) {
  kindContract(kind, async () => {
    const { api, clock } = testSession(fakeArm().reply)
    const context = { api, clock, mark: { owner: 'contract', key: 'needed' }, signal: new AbortController().signal, requestToken: '' }
    for (const needed of needs) await needed.kind.create(needed.props, context)
    return { api, clock, ...rest }
  })
}

import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline'
import { expect, test } from 'vitest'
import { createAzureSession } from '../../azure/src/session.ts'
import { kindCases } from '../../azure/test/kind-cases.ts'
import { kindContract } from '../../engine/test/kind.contract.ts'
import { AzureResources, simulatedIdentity, types } from '../src/azure/index.ts'
import { type Arm, anArm } from './arm.ts'

/** Carries the requests of Azure's own pipeline to the simulator, without a socket. */
const httpClientOf = ({ app }: Arm): HttpClient => ({
  async sendRequest(request) {
    const { method, url, body } = request
    const headers = Object.fromEntries(request.headers)
    const response = await app.request(url, { method, headers, ...(body == null ? {} : { body: body as string }) })
    return { request, status: response.status, headers: createHttpHeaders(Object.fromEntries(response.headers)), bodyAsText: await response.text() }
  },
})

const sessionOf = (arm: Arm) =>
  createAzureSession({
    endpoint: 'https://arm.test',
    credential: { getToken: async () => ({ token: arm.token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
    clock: arm.world.clock,
    subscription: simulatedIdentity.subscription,
    random: () => 1,
    httpClient: httpClientOf(arm),
  })

/** What the link does to every circuit, here at once. */
function provisionEverything(resources: AzureResources): void {
  for (const circuit of resources.list(types.circuit))
    resources.put(types.circuit, { ...circuit, properties: { ...circuit.properties, serviceProviderProvisioningState: 'Provisioned' } })
}

const cases = kindCases(simulatedIdentity.subscription).map((one, index) => [`${one.kind.type} #${index}`, one] as const)

test.each(cases)("the client's kind %s leads its life in the simulator", async (_, { kind, props, changes, needs }) => {
  const arm = await anArm()
  const api = sessionOf(arm)
  const { clock } = arm.world
  const context = { api, clock, mark: { owner: 'world', key: 'needed' }, signal: new AbortController().signal, requestToken: '' }
  for (const needed of needs) {
    await needed.kind.create(needed.kind.props.parse(needed.props), context)
    arm.settle()
  }
  if (kind.type === 'azure/connection') provisionEverything(arm.resources)
  await kindContract(kind, { api, clock, props, changes, countWrites: () => arm.world.journal.writes.length })
  expect(arm.world.journal.records.filter(({ status }) => status >= 500)).toEqual([])
})

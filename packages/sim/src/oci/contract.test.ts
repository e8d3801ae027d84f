import * as api from '@interconnect/oci-api'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { attachCircuit } from './circuit-attachment.ts'
import { newInstance } from './kinds/instance.fixture.ts'
import { newCircuit } from './kinds/virtual-circuit.fixture.ts'
import { kinds } from './kinds/index.ts'
import { liveObjects } from './objects.ts'
import type { KindName } from './stored.ts'
import { TestClient } from './test-client.ts'

/** What each kind answers, by the contract. */
const answers: Readonly<Record<KindName, z.ZodObject>> = {
  compartment: api.Compartment,
  vcn: api.Vcn,
  subnet: api.Subnet,
  'route-table': api.RouteTable,
  'security-list': api.SecurityList,
  'dhcp-options': api.DhcpOptions,
  'network-security-group': api.NetworkSecurityGroup,
  'internet-gateway': api.InternetGateway,
  'nat-gateway': api.NatGateway,
  'service-gateway': api.ServiceGateway,
  drg: api.Drg,
  'drg-attachment': api.DrgAttachment,
  'drg-route-table': api.DrgRouteTable,
  'drg-route-distribution': api.DrgRouteDistribution,
  'virtual-circuit': api.VirtualCircuit,
  instance: api.Instance,
  'vnic-attachment': api.VnicAttachment,
  vnic: api.Vnic,
  'private-ip': api.PrivateIp,
}

/** A world with at least one object of every kind. */
async function fullWorld(): Promise<TestClient> {
  const client = new TestClient()
  const vcn = await client.made('/vcns', {
    compartmentId: client.compartmentId,
    cidrBlock: '10.1.0.0/16',
    dnsLabel: 'ic',
  })
  const drg = await client.drg()
  const inVcn = { compartmentId: client.compartmentId, vcnId: vcn.id }
  const subnet = await client.made('/subnets', { ...inVcn, cidrBlock: '10.1.1.0/24', dnsLabel: 'app' })
  await client.made('/instances', await newInstance(client, subnet.id))
  await client.made('/networkSecurityGroups', inVcn)
  await client.made('/internetGateways', { ...inVcn, isEnabled: true })
  await client.made('/natGateways', inVcn)
  await client.made('/serviceGateways', { ...inVcn, services: [] })
  await client.made('/drgAttachments', { drgId: drg.id, vcnId: vcn.id })
  const { body } = await client.post('/virtualCircuits', await newCircuit(client, { gatewayId: drg.id }))
  attachCircuit(client.world, body.id)
  return client
}

const everything = fullWorld()

test.each(kinds.map((kind) => [kind.name as KindName, kind] as const))(
  '%s answers what its contract says, and nothing else',
  async (name, kind) => {
    const client = (await everything).at(kind.service)
    const [drg] = (await (await everything).get(`/drgs?compartmentId=${client.compartmentId}`)).body
    const parent = name === 'compartment' ? client.principal.tenancyId : client.compartmentId
    const query = kind.api.required.includes('drgId') ? `drgId=${drg.id}` : `compartmentId=${parent}&attachmentType=ALL`
    const body =
      kind.list === undefined
        ? (await client.get(`${kind.api.collection}?${query}`)).body
        : await Promise.all(
            liveObjects(client.world, name).map(
              async ({ wire }) => (await client.get(`${kind.api.collection}/${wire.id}`)).body,
            ),
          )
    expect(body.length).toBeGreaterThan(0)
    for (const object of body) {
      expect(answers[name].safeParse(object).error).toBeUndefined()
      expect(Object.keys(answers[name].shape)).toEqual(expect.arrayContaining(Object.keys(object)))
    }
  },
)

test('a kind has everything its contract promises', () => {
  for (const { api: contract, actions = {}, children = {} } of kinds) {
    const own = contract.actions.filter((action: string) => action !== 'changeCompartment')
    expect(Object.keys(actions).toSorted()).toEqual(own.toSorted())
    expect(Object.keys(children).toSorted()).toEqual([...contract.children].toSorted())
  }
})

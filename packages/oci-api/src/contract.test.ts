import { expect, test } from 'vitest'
import {
  CreateVirtualCircuitDetails,
  Drg,
  UpdateDrgAttachmentDetails,
  VirtualCircuit,
  actionPath,
  childPath,
  drgs,
  findOciRegion,
  objectPath,
  ociRegions,
  serviceEndpoint,
  serviceErrors,
  virtualCircuits,
  vcns,
} from './index.ts'

test('services have the hosts the vendor gives them, with and without .oci.', () => {
  expect(serviceEndpoint('iaas', 'us-ashburn-1')).toBe('https://iaas.us-ashburn-1.oraclecloud.com')
  expect(serviceEndpoint('identity', 'uk-london-1')).toBe('https://identity.uk-london-1.oci.oraclecloud.com')
})

test('paths are built from the collection and encode what is put in', () => {
  expect(objectPath(vcns, 'a/b')).toBe('/vcns/a%2Fb')
  expect(actionPath(vcns, 'x', 'addCidr')).toBe('/vcns/x/actions/addCidr')
  expect(childPath(virtualCircuits, 'x', 'crossConnectMappings')).toBe('/virtualCircuits/x/crossConnectMappings')
})

test('a collection is listed by compartment unless it says otherwise', () => {
  expect(vcns).toMatchObject({ required: ['compartmentId'], sorted: true })
  expect(drgs).toMatchObject({ required: ['compartmentId'], sorted: false, filters: [] })
})

test('what an answer leaves out and what it says is null read the same', () => {
  const least = { id: 'x', compartmentId: 'c', lifecycleState: 'PROVISIONED' } as const
  const circuit = VirtualCircuit.parse({ ...least, gatewayId: null, bgpSessionState: null, somethingNew: 1 })
  expect(circuit).toEqual(VirtualCircuit.parse(least))
  expect(circuit.gatewayId).toBeUndefined()
})

test('a state the vendor does not document is refused', () => {
  expect(Drg.safeParse({ id: 'x', compartmentId: 'c', lifecycleState: 'BROKEN' }).success).toBe(false)
})

test('bodies are strict, also deep inside, and know null only where it means something', () => {
  const circuit = { compartmentId: 'c', type: 'PRIVATE', crossConnectMappings: [{ vlanId: 1 }] }
  expect(CreateVirtualCircuitDetails.safeParse(circuit).error?.issues[0]).toMatchObject({ code: 'unrecognized_keys' })
  expect(UpdateDrgAttachmentDetails.safeParse({ exportDrgRouteDistributionId: null }).success).toBe(true)
  expect(UpdateDrgAttachmentDetails.safeParse({ displayName: null }).success).toBe(false)
})

test('OCIDs of the two oldest regions carry a key, those of the others the id', () => {
  expect(ociRegions).toHaveLength(12)
  expect(findOciRegion('us-phoenix-1')).toEqual({
    id: 'us-phoenix-1',
    key: 'PHX',
    ocidWord: 'phx',
    availabilityDomains: 3,
  })
  expect(findOciRegion('uk-london-1')).toMatchObject({ ocidWord: 'uk-london-1', availabilityDomains: 3 })
  expect(findOciRegion('us-chicago-1')).toBeUndefined()
})

test('of the two kinds of 409 only the state of the object is worth another try', () => {
  expect(serviceErrors.IncorrectState).toEqual({ status: 409, retry: 'yes' })
  expect(serviceErrors.Conflict).toEqual({ status: 409, retry: 'no' })
})

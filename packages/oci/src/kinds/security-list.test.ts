import { CreateSecurityListDetails } from '@interconnect/oci-api'
import { expect, it } from 'vitest'
import { ourTags, tryKind } from '../../test/try-kind.ts'
import { securityList, type SecurityListProps } from './security-list.ts'

const props: SecurityListProps = {
  compartmentId: 'c',
  name: 'one',
  vcnId: 'vcn',
  ingress: [
    {
      name: 'sql',
      direction: 'INGRESS',
      protocol: 'tcp',
      peer: '10.12.2.0/24',
      peerType: 'cidr',
      ports: { from: 1521, to: 1522 },
    },
    {
      name: 'path-mtu',
      direction: 'INGRESS',
      protocol: 'icmp',
      peer: '10.12.0.0/16',
      peerType: 'cidr',
      icmp: { type: 3, code: 4 },
    },
  ],
  egress: [
    {
      name: 'dns',
      direction: 'EGRESS',
      protocol: 'udp',
      peer: '10.12.2.0/24',
      peerType: 'cidr',
      ports: { from: 53, to: 53 },
    },
  ],
}
const common = { isStateless: false }
const ingressSecurityRules = [
  {
    ...common,
    protocol: '6',
    source: '10.12.2.0/24',
    sourceType: 'CIDR_BLOCK',
    tcpOptions: { destinationPortRange: { min: 1521, max: 1522 } },
    description: 'interconnect:ashburn sql',
  },
  {
    ...common,
    protocol: '1',
    source: '10.12.0.0/16',
    sourceType: 'CIDR_BLOCK',
    icmpOptions: { type: 3, code: 4 },
    description: 'interconnect:ashburn path-mtu',
  },
]
const egressSecurityRules = [
  {
    ...common,
    protocol: '17',
    destination: '10.12.2.0/24',
    destinationType: 'CIDR_BLOCK',
    udpOptions: { destinationPortRange: { min: 53, max: 53 } },
    description: 'interconnect:ashburn dns',
  },
]

it('writes rules of both directions as the contract says', async () => {
  const { oci, writing } = tryKind()
  await securityList.create(props, writing)
  expect(CreateSecurityListDetails.parse(oci.lastBody('POST'))).toMatchObject({
    ingressSecurityRules,
    egressSecurityRules,
  })
})

it('holds what was wanted, in whatever order the cloud lists it', async () => {
  const { oci, reading } = tryKind()
  const id = oci.add('securityLists', {
    vcnId: 'vcn',
    displayName: 'one',
    freeformTags: ourTags,
    ingressSecurityRules: ingressSecurityRules.toReversed(),
    egressSecurityRules,
  })
  expect(securityList.holds((await securityList.read(id, reading))!, props)).toMatchObject(props)
})

it('leaves a rule that somebody added where it is, tells of it, and writes it back with every change', async () => {
  const { oci, reading, writing } = tryKind()
  const intruder = { protocol: 'all', source: '0.0.0.0/0', description: 'temporary' }
  const id = oci.add('securityLists', {
    vcnId: 'vcn',
    freeformTags: ourTags,
    ingressSecurityRules: [intruder, ...ingressSecurityRules],
    egressSecurityRules,
  })
  const attributes = (await securityList.read(id, reading))!
  expect(securityList.holds(attributes, props).ingress).toEqual(props.ingress)
  expect(attributes.others).toEqual({ what: '1 rule of others: temporary' })
  await securityList.update(id, props, [{ path: 'ingress.sql' }], writing)
  expect(oci.lastBody('PUT')).toEqual({
    ingressSecurityRules: [intruder, ...ingressSecurityRules],
    egressSecurityRules,
  })
})

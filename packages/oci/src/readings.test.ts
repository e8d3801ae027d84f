import { describe, expect, it } from 'vitest'
import { tryKind } from '../test/try-kind.ts'
import * as account from './account-readings.ts'
import { networkFacts } from './network-facts.ts'
import * as tables from './readings.ts'
import { securityGroupFacts, securityListFacts } from './vcn-facts.ts'

const readings = { ...account, ...tables, networkFacts }

const all = { protocol: 'all', isStateless: false }

describe('a reading', () => {
  it('of a network tells its ranges, the subnets asked for in that order, and its attachment', async () => {
    const { oci, reading } = tryKind()
    oci.add('vcns', { id: 'vcn', displayName: 'theirs' })
    for (const [id, cidrBlock] of [
      ['s1', '10.1.1.0/24'],
      ['s2', '10.1.2.0/24'],
    ])
      oci.add('subnets', {
        id,
        vcnId: 'vcn',
        displayName: id,
        cidrBlock,
        routeTableId: `rt-${id}`,
        securityListIds: ['sl'],
      })
    oci.add('routeTables', {
      id: 'rt-s2',
      vcnId: 'vcn',
      routeRules: [{ destination: '10.12.0.0/16', networkEntityId: 'nat' }],
    })
    oci.add('securityLists', {
      id: 'sl',
      vcnId: 'vcn',
      displayName: 'list',
      ingressSecurityRules: [
        { ...all, source: '0.0.0.0/0' },
        {
          ...all,
          protocol: '6',
          source: '10.12.0.0/16',
          isStateless: true,
          tcpOptions: { destinationPortRange: { min: 443, max: 443 } },
        },
      ],
      egressSecurityRules: [{ ...all, destination: '10.0.0.0/8', isStateless: true }],
    })
    oci.add('drgAttachments', {
      id: 'a',
      drgId: 'drg',
      drgRouteTableId: 'dt',
      networkDetails: { type: 'VCN', id: 'vcn' },
    })
    const route = { prefix: '10.12.0.0/16', nextHop: 'nat' }
    const listed = {
      securityListIds: ['sl'],
      publicAddresses: true,
      inbound: [
        { name: 'ingress 1 of list', from: '0.0.0.0/0', ports: 'any', stateless: false },
        { name: 'ingress 2 of list', from: '10.12.0.0/16', ports: 'tcp/443', stateless: true },
      ],
      outboundStateless: [{ to: '10.0.0.0/8' }],
    }
    expect(await readings.networkFacts(reading.api, 'vcn', ['s2', 's1'])).toEqual({
      compartmentId: 'c',
      name: 'theirs',
      cidrs: ['10.1.0.0/16'],
      defaultRouteTableId: 'rt',
      defaultSecurityListId: 'sl',
      subnets: [
        { id: 's2', name: 's2', prefix: '10.1.2.0/24', routeTableId: 'rt-s2', routes: [route], ...listed },
        // Its table cannot be read.
        { id: 's1', name: 's1', prefix: '10.1.1.0/24', routeTableId: 'rt-s1', routes: [], ...listed },
      ],
      attachment: { id: 'a', drgId: 'drg', drgRouteTableId: 'dt', owner: null },
    })
  })

  it('of a network without its subnet names what is missing', async () => {
    const { oci, reading } = tryKind()
    oci.add('vcns', { id: 'vcn' })
    await expect(readings.networkFacts(reading.api, 'vcn', ['s9'])).rejects.toMatchObject({
      code: 'cloud/not-found',
      message: 'OCI has no /subnets/s9',
    })
  })

  it('of a route table shows the rules of all', async () => {
    const { oci, reading } = tryKind()
    const routeRules = [
      { destination: '0.0.0.0/0', networkEntityId: 'nat', description: 'out' },
      { cidrBlock: '10.0.0.0/8', networkEntityId: 'drg' },
    ]
    oci.add('routeTables', { id: 'rt', vcnId: 'vcn', routeRules })
    expect(await readings.readRouteRules(reading.api, 'rt')).toEqual([
      { destination: '0.0.0.0/0', networkEntityId: 'nat', description: 'out' },
      { destination: '10.0.0.0/8', networkEntityId: 'drg', description: undefined },
    ])
  })

  it('of security rules shows those of all, named by their descriptions', async () => {
    const { oci, reading } = tryKind()
    oci.add('securityLists', {
      id: 'sl',
      vcnId: 'vcn',
      ingressSecurityRules: [{ ...all, source: '10.0.0.0/8', description: 'in' }],
      egressSecurityRules: [{ ...all, destination: '0.0.0.0/0' }],
    })
    const { rules } = (await securityListFacts(reading.api, { id: 'sl', owner: 'other' }))!
    expect(rules).toMatchObject([
      { name: 'in', direction: 'INGRESS', peer: '10.0.0.0/8' },
      { name: '', direction: 'EGRESS', peer: '0.0.0.0/0' },
    ])
    oci.add('networkSecurityGroups', { id: 'nsg', vcnId: 'vcn' })
    oci.children.set('/networkSecurityGroups/nsg/securityRules', [
      { ...all, id: '1', direction: 'INGRESS', source: 'x', description: 'interconnect:ashburn ssh' },
    ])
    const group = (await securityGroupFacts(reading.api, { id: 'nsg', owner: 'other' }))!
    expect(group.rules).toMatchObject([{ name: 'interconnect:ashburn ssh', direction: 'INGRESS' }])
  })

  it('of a compartment asks identity', async () => {
    const { oci, reading } = tryKind()
    oci.add('compartments', { id: 'c', name: 'network', lifecycleState: 'ACTIVE' })
    expect(await readings.readCompartment(reading.api, 'c')).toMatchObject({ name: 'network' })
    expect(await readings.readCompartment(reading.api, 'hidden')).toBeUndefined()
  })

  it('of both sessions keeps their order', async () => {
    const { oci, reading } = tryKind()
    const mapping = (oracleBgpPeeringIp: string) => ({ oracleBgpPeeringIp, customerBgpPeeringIp: 'x' })
    oci.add('virtualCircuits', { id: 'vc', crossConnectMappings: [mapping('10.0.0.21/30'), mapping('10.0.0.25/30')] })
    expect(await readings.readSessions(reading.api, 'vc')).toEqual([
      { leg: 'primary', status: 'UP', oracleAddress: '10.0.0.21/30', azureAddress: 'x' },
      { leg: 'secondary', status: 'UP', oracleAddress: '10.0.0.25/30', azureAddress: 'x' },
    ])
  })
})

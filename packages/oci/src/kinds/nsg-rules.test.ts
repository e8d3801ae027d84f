import { AddNetworkSecurityGroupSecurityRulesDetails } from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import { tryKind } from '../../test/try-kind.ts'
import type { Rule } from '../security-rule.ts'
import { nsgRules } from './nsg-rules.ts'

const rule = (port: number): Rule => ({
  name: `port-${port}`,
  direction: 'INGRESS',
  protocol: 'tcp',
  peer: '10.12.0.0/16',
  peerType: 'cidr',
  ports: { from: port, to: port },
})
const wire = (port: number, id = `r${port}`) => ({
  id,
  direction: 'INGRESS',
  protocol: '6',
  source: '10.12.0.0/16',
  sourceType: 'CIDR_BLOCK',
  isStateless: false,
  tcpOptions: { destinationPortRange: { min: port, max: port } },
  description: `interconnect:ashburn port-${port}`,
})
const theirs = { ...wire(80, 'theirs'), description: 'interconnect:ash port-80' }

const list = '/networkSecurityGroups/nsg/securityRules'
function withRules(...rules: { id: string }[]) {
  const tried = tryKind()
  tried.oci.add('networkSecurityGroups', { id: 'nsg' })
  tried.oci.children.set(list, rules)
  return tried
}
const props = (...ports: number[]) => ({ networkSecurityGroupId: 'nsg', rules: ports.map(rule) })

describe('rules in a group that others use too', () => {
  it('carry owner and name in their description', async () => {
    const { oci, writing } = withRules()
    await nsgRules.create(props(22), writing)
    const { id: _, ...sent } = wire(22)
    expect(AddNetworkSecurityGroupSecurityRulesDetails.parse(oci.lastBody('POST'))).toEqual({ securityRules: [sent] })
  })

  it('name another group as peer', async () => {
    const { oci, writing } = withRules()
    const rules: Rule[] = [{ name: 'peers', direction: 'EGRESS', protocol: 'all', peer: 'ocid1.nsg', peerType: 'nsg' }]
    await nsgRules.create({ networkSecurityGroupId: 'nsg', rules }, writing)
    expect(oci.lastBody('POST')).toMatchObject({
      securityRules: [{ protocol: 'all', destination: 'ocid1.nsg', destinationType: 'NETWORK_SECURITY_GROUP' }],
    })
  })

  it('are added before old ones go; equal ones and those of others stay', async () => {
    const { oci, writing } = withRules(theirs, wire(22), wire(23))
    await nsgRules.update('nsg', props(22, 24), [], writing)
    expect(oci.writes.map((write) => write.split('/').at(-1))).toEqual(['addSecurityRules', 'removeSecurityRules'])
    expect(oci.lastBody('POST')).toEqual({ securityRuleIds: ['r23'] })
    expect(oci.children.get(list)!.map((one) => one['description'])).toEqual([
      theirs.description,
      wire(22).description,
      wire(24).description,
    ])
  })

  it('left twice by a lost answer show as a difference, and one goes', async () => {
    const { oci, reading, writing } = withRules(wire(22), wire(22, 'again'))
    const found = (await nsgRules.read('nsg', reading))!
    expect(nsgRules.holds(found, props(22)).rules).toHaveLength(2)
    await nsgRules.update('nsg', props(22), [], writing)
    expect(oci.children.get(list)).toHaveLength(1)
  })

  it('go in batches of at most 25', async () => {
    const { oci, writing } = withRules()
    await nsgRules.create(props(...Array.from({ length: 60 }, (_, index) => index + 1)), writing)
    expect(oci.requests.filter(({ method }) => method === 'POST').map(({ body }) => body.securityRules.length)).toEqual(
      [25, 25, 10],
    )
    await nsgRules.delete('nsg', writing)
    expect(
      oci.requests
        .filter(({ path }) => path.endsWith('removeSecurityRules'))
        .map(({ body }) => body.securityRuleIds.length),
    ).toEqual([25, 25, 10])
  })

  it('are gone with their group', async () => {
    const { oci, reading, writing } = tryKind()
    expect(await nsgRules.read('nsg', reading)).toBeUndefined()
    expect(await nsgRules.delete('nsg', writing)).toEqual({ id: 'nsg' })
    expect(oci.writes).toEqual([])
  })

  it('changed by hand to what we never write show as a difference', async () => {
    const { reading } = withRules({ ...wire(22), protocol: '58' } as { id: string })
    const found = (await nsgRules.read('nsg', reading))!
    expect(nsgRules.holds(found, props(22)).rules).not.toEqual(props(22).rules)
  })
})

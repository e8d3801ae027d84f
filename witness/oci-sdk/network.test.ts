import { models } from 'oci-core'
import { expect, test } from 'vitest'
import { aNetwork, refusal, refused, workplace } from './workplace.ts'

test('A VCN brings its default route table, security list and DHCP options, and takes them along.', async () => {
  const { network, wait, compartmentId } = await workplace()
  const { vcn, etag } = await network.createVcn({
    createVcnDetails: { compartmentId, cidrBlocks: ['10.1.0.0/16'], displayName: 'vcn', dnsLabel: 'vcn' },
  })
  expect(etag).not.toBe('')
  const settled = (await wait.forVcn({ vcnId: vcn.id }, models.Vcn.LifecycleState.Available))!.vcn
  expect(settled).toMatchObject({ cidrBlock: '10.1.0.0/16', vcnDomainName: 'vcn.oraclevcn.com' })
  const { routeTable } = await network.getRouteTable({ rtId: settled.defaultRouteTableId! })
  expect(routeTable.routeRules).toEqual([])
  const { securityList } = await network.getSecurityList({ securityListId: settled.defaultSecurityListId! })
  expect(securityList.ingressSecurityRules.map(({ protocol, source }) => [protocol, source])).toEqual([
    ['6', '0.0.0.0/0'],
    ['1', '0.0.0.0/0'],
    ['1', '10.1.0.0/16'],
  ])
  const { dhcpOptions } = await network.getDhcpOptions({ dhcpId: settled.defaultDhcpOptionsId! })
  expect(dhcpOptions.options[0]).toMatchObject({ type: 'DomainNameServer', serverType: 'VcnLocalPlusInternet' })
  expect(await refused(network.deleteRouteTable({ rtId: routeTable.id }))).toMatchObject(refusal(409, 'Conflict'))
  await network.deleteVcn({ vcnId: vcn.id })
  await wait.forVcn({ vcnId: vcn.id }, models.Vcn.LifecycleState.Terminated)
  expect(
    await refused(network.updateSecurityList({ securityListId: securityList.id, updateSecurityListDetails: {} })),
  ).toMatchObject(refusal(404, 'NotAuthorizedOrNotFound'))
})

test('A VCN takes a further range and gives it back, each by a work request of Core.', async () => {
  const place = await workplace()
  const { network, wait, work } = place
  const { vcn } = await aNetwork(place)
  const added = await wait.forAddVcnCidr({ vcnId: vcn.id, addVcnCidrDetails: { cidrBlock: '10.2.0.0/16' } })
  expect(added.workRequestResponse.workRequest).toMatchObject({ operationType: 'ADD_VCN_CIDR', status: 'SUCCEEDED' })
  expect((await network.getVcn({ vcnId: vcn.id })).vcn.cidrBlocks).toEqual(['10.1.0.0/16', '10.2.0.0/16'])
  const overlap = network.addVcnCidr({ vcnId: vcn.id, addVcnCidrDetails: { cidrBlock: '10.2.128.0/17' } })
  expect(await refused(overlap)).toMatchObject(refusal(400, 'InvalidParameter', 'overlaps'))
  const modifyVcnCidrDetails = { originalCidrBlock: '10.2.0.0/16', newCidrBlock: '10.3.0.0/16' }
  await wait.forModifyVcnCidr({ vcnId: vcn.id, modifyVcnCidrDetails })
  await wait.forRemoveVcnCidr({ vcnId: vcn.id, removeVcnCidrDetails: { cidrBlock: '10.3.0.0/16' } })
  expect((await network.getVcn({ vcnId: vcn.id })).vcn.cidrBlocks).toEqual(['10.1.0.0/16'])
  const { items } = await work.listWorkRequests({ compartmentId: vcn.compartmentId, resourceId: vcn.id })
  expect(items).toHaveLength(3)
  const { workRequest } = added.workRequestResponse
  expect((await work.listWorkRequestErrors({ workRequestId: workRequest.id })).items).toEqual([])
  expect((await work.listWorkRequestLogs({ workRequestId: workRequest.id })).items).toEqual([])
})

test('Subnets keep apart, inside the VCN, and refer to tables and lists of their own VCN only.', async () => {
  const place = await workplace()
  const { network, wait, compartmentId } = place
  const { vcn, subnet } = await aNetwork(place)
  expect(subnet).toMatchObject({ virtualRouterIp: '10.1.10.1', subnetDomainName: 'app.vcn.oraclevcn.com' })
  expect(subnet.availabilityDomain ?? null).toBeNull()
  const make = (details: object) =>
    refused(
      network.createSubnet({
        createSubnetDetails: { compartmentId, vcnId: vcn.id, cidrBlock: '10.1.20.0/24', ...details },
      }),
    )
  expect(await make({ cidrBlock: '10.1.10.128/25' })).toMatchObject(refusal(400, 'InvalidParameter', 'overlaps'))
  expect(await make({ cidrBlock: '10.9.0.0/24' })).toMatchObject(refusal(400, 'InvalidParameter', 'not within'))
  const { vcn: other } = await aNetwork(place, '10.5.0.0/16')
  expect(await make({ routeTableId: other.defaultRouteTableId })).toMatchObject(
    refusal(400, 'RelatedResourceNotAuthorizedOrNotFound'),
  )
  const { routeTable } = await network.createRouteTable({
    createRouteTableDetails: { compartmentId, vcnId: vcn.id, routeRules: [] },
  })
  await wait.forRouteTable({ rtId: routeTable.id }, models.RouteTable.LifecycleState.Available)
  await network.updateSubnet({ subnetId: subnet.id, updateSubnetDetails: { routeTableId: routeTable.id } })
  expect(await refused(network.deleteRouteTable({ rtId: routeTable.id }))).toMatchObject(
    refusal(409, 'Conflict', 'You must remove the reference to proceed with this operation.'),
  )
  await network.deleteSubnet({ subnetId: subnet.id })
  await wait.forSubnet({ subnetId: subnet.id }, models.Subnet.LifecycleState.Terminated)
  await network.deleteRouteTable({ rtId: routeTable.id })
})

test('Internet, NAT and service gateways are made once each, take routes, and block what they must.', async () => {
  const place = await workplace()
  const { network, wait, compartmentId } = place
  const { vcn } = await aNetwork(place)
  const inVcn = { compartmentId, vcnId: vcn.id }
  const { internetGateway } = await network.createInternetGateway({
    createInternetGatewayDetails: { ...inVcn, isEnabled: true },
  })
  const { natGateway } = await network.createNatGateway({ createNatGatewayDetails: inVcn })
  const { items: services } = await network.listServices({})
  const all = services.find(({ cidrBlock }) => cidrBlock.startsWith('all-'))!
  const { serviceGateway } = await network.createServiceGateway({
    createServiceGatewayDetails: { ...inVcn, services: [{ serviceId: all.id }] },
  })
  await wait.forInternetGateway({ igId: internetGateway.id }, models.InternetGateway.LifecycleState.Available)
  await wait.forNatGateway({ natGatewayId: natGateway.id }, models.NatGateway.LifecycleState.Available)
  await wait.forServiceGateway({ serviceGatewayId: serviceGateway.id }, models.ServiceGateway.LifecycleState.Available)
  expect(serviceGateway.services[0]).toEqual({ serviceId: all.id, serviceName: all.name })
  expect(await refused(network.createNatGateway({ createNatGatewayDetails: inVcn }))).toMatchObject(
    refusal(400, 'LimitExceeded'),
  )
  const { CidrBlock, ServiceCidrBlock } = models.RouteRule.DestinationType
  const rtId = vcn.defaultRouteTableId!
  const routeRules = [
    { destination: '0.0.0.0/0', destinationType: CidrBlock, networkEntityId: natGateway.id },
    { destination: all.cidrBlock, destinationType: ServiceCidrBlock, networkEntityId: serviceGateway.id },
  ]
  const { routeTable } = await network.updateRouteTable({ rtId, updateRouteTableDetails: { routeRules } })
  expect(routeTable.routeRules.map(({ routeType }) => routeType)).toEqual(['STATIC', 'STATIC'])
  expect(await refused(network.deleteNatGateway({ natGatewayId: natGateway.id }))).toMatchObject(
    refusal(409, 'Conflict'),
  )
  const twice = [...routeRules, routeRules[0]!]
  expect(
    await refused(network.updateRouteTable({ rtId, updateRouteTableDetails: { routeRules: twice } })),
  ).toMatchObject(refusal(400, 'InvalidParameter'))
  expect(await refused(network.deleteVcn({ vcnId: vcn.id }))).toMatchObject(
    refusal(409, 'IncorrectState', `${vcn.id} is associated with Gateway that is in use`),
  )
  await network.updateRouteTable({ rtId, updateRouteTableDetails: { routeRules: [] } })
  await network.deleteNatGateway({ natGatewayId: natGateway.id })
  await network.deleteInternetGateway({ igId: internetGateway.id })
  await network.deleteServiceGateway({ serviceGatewayId: serviceGateway.id })
  await wait.forServiceGateway({ serviceGatewayId: serviceGateway.id }, models.ServiceGateway.LifecycleState.Terminated)
})

test('The rules of a security list are replaced as wholes, and a list in use stays.', async () => {
  const place = await workplace()
  const { network, wait, compartmentId } = place
  const { vcn, subnet } = await aNetwork(place)
  const tcp = { destinationPortRange: { min: 1521, max: 1522 } }
  const { securityList } = await network.createSecurityList({
    createSecurityListDetails: {
      compartmentId,
      vcnId: vcn.id,
      ingressSecurityRules: [{ protocol: '6', source: '10.12.0.0/16', tcpOptions: tcp }],
      egressSecurityRules: [{ protocol: 'all', destination: '10.12.0.0/16' }],
    },
  })
  const securityListId = securityList.id
  await wait.forSecurityList({ securityListId }, models.SecurityList.LifecycleState.Available)
  await network.updateSubnet({ subnetId: subnet.id, updateSubnetDetails: { securityListIds: [securityListId] } })
  const updated = await network.updateSecurityList({
    securityListId,
    updateSecurityListDetails: {
      ingressSecurityRules: [{ protocol: '1', source: '10.12.0.0/16', icmpOptions: { type: 3, code: 4 } }],
    },
  })
  expect(updated.securityList.ingressSecurityRules).toHaveLength(1)
  expect(updated.securityList.egressSecurityRules).toHaveLength(1)
  expect(await refused(network.deleteSecurityList({ securityListId }))).toMatchObject(refusal(409, 'Conflict'))
  const wrong = { ingressSecurityRules: [{ protocol: '17', source: '10.12.0.0/16', tcpOptions: tcp }] }
  expect(await refused(network.updateSecurityList({ securityListId, updateSecurityListDetails: wrong }))).toMatchObject(
    refusal(400, 'InvalidParameter'),
  )
})

test('The rules of a group are added, changed, listed and removed in batches of at most 25.', async () => {
  const place = await workplace()
  const { network, wait, compartmentId } = place
  const { vcn } = await aNetwork(place)
  const create = async () => {
    const { networkSecurityGroup } = await network.createNetworkSecurityGroup({
      createNetworkSecurityGroupDetails: { compartmentId, vcnId: vcn.id },
    })
    await wait.forNetworkSecurityGroup(
      { networkSecurityGroupId: networkSecurityGroup.id },
      models.NetworkSecurityGroup.LifecycleState.Available,
    )
    return networkSecurityGroup.id
  }
  const [networkSecurityGroupId, other] = [await create(), await create()]
  const { Direction, SourceType } = models.AddSecurityRuleDetails
  const rule = (port: number) => ({
    direction: Direction.Ingress,
    protocol: '6',
    source: '10.12.0.0/16',
    sourceType: SourceType.CidrBlock,
    tcpOptions: { destinationPortRange: { min: port, max: port } },
  })
  const add = (securityRules: models.AddSecurityRuleDetails[]) =>
    network.addNetworkSecurityGroupSecurityRules({
      networkSecurityGroupId,
      addNetworkSecurityGroupSecurityRulesDetails: { securityRules },
    })
  const ports = Array.from({ length: 26 }, (_, index) => 1521 + index)
  expect(await refused(add(ports.map(rule)))).toMatchObject(
    refusal(400, 'InvalidParameter', 'securityRules size must be between'),
  )
  await add(ports.slice(0, 25).map(rule))
  const fromOther = {
    direction: Direction.Ingress,
    protocol: 'all',
    source: other,
    sourceType: SourceType.NetworkSecurityGroup,
  }
  const { addedNetworkSecurityGroupSecurityRules: added } = await add([fromOther])
  const { id } = added.securityRules![0]!
  expect(id).toMatch(/^[0-9A-F]{6}$/)
  await network.updateNetworkSecurityGroupSecurityRules({
    networkSecurityGroupId,
    updateNetworkSecurityGroupSecurityRulesDetails: {
      securityRules: [{ ...(fromOther as object), id: id!, description: 'peers' } as models.UpdateSecurityRuleDetails],
    },
  })
  await network.deleteNetworkSecurityGroup({ networkSecurityGroupId: other })
  await wait.forNetworkSecurityGroup(
    { networkSecurityGroupId: other },
    models.NetworkSecurityGroup.LifecycleState.Terminated,
  )
  const rules: models.SecurityRule[] = []
  const pages = network.listNetworkSecurityGroupSecurityRulesRecordIterator({ networkSecurityGroupId, limit: 10 })
  for await (const found of pages) rules.push(found)
  expect(rules).toHaveLength(26)
  expect(rules.find((found) => found.id === id)).toMatchObject({ isValid: false, description: 'peers' })
  await network.removeNetworkSecurityGroupSecurityRules({
    networkSecurityGroupId,
    removeNetworkSecurityGroupSecurityRulesDetails: { securityRuleIds: [id!] },
  })
  const left = await network.listNetworkSecurityGroupSecurityRules({ networkSecurityGroupId })
  expect(left.items).toHaveLength(25)
})

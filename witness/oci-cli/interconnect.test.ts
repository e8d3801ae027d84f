import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { type ClientSettings, openSimulator, type Simulator, writeClientSettings } from '@interconnect/sim'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appliedQuickstart, compartmentId as quickstartCompartment } from '../applied.ts'
import { azureSide } from '../azure-side.ts'
import { noPython } from '../python-tool.ts'
import { type Oci, ociCli, ociOn, refused } from './oci.ts'

const reason = noPython()
const title = reason === undefined ? `oci ${ociCli.version}` : `oci ${ociCli.version}: skipped, because ${reason}`

// Each command starts a Python of a second or two, so the stories run side by side, in networks of their own.
describe.skipIf(reason !== undefined).concurrent(title, () => {
  let directory: string
  let simulator: Simulator
  let settings: ClientSettings
  let oci: Oci
  let compartmentId: string

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'witness-oci-'))
    await ociCli.ensure()
    simulator = await openSimulator({ pace: 'free' })
    settings = writeClientSettings(simulator, directory)
    oci = ociOn(settings)
    compartmentId = settings.ociSdk.compartment
  })
  afterAll(async () => {
    await simulator?.close()
    rmSync(directory, { recursive: true })
  })

  const aVcn = (cidr: string) =>
    oci('network vcn create', { compartmentId, cidrBlocks: [cidr], dnsLabel: 'vcn', waitForState: 'AVAILABLE' })
  const aSubnet = (vcnId: string, cidrBlock: string) =>
    oci('network subnet create', { compartmentId, vcnId, cidrBlock, waitForState: 'AVAILABLE' })

  test('Compartments and regions are read and written by identity, its deletions by work request.', async () => {
    const { tenancy } = simulator.oci
    const [regions, domains, made] = await Promise.all([
      oci('iam region list'),
      oci('iam availability-domain list', { compartmentId: tenancy }),
      oci('iam compartment create', {
        compartmentId: tenancy,
        name: 'link',
        description: 'of the witness',
        waitForState: 'ACTIVE',
      }),
    ])
    expect(regions).toContainEqual({ key: 'IAD', name: 'us-ashburn-1' })
    expect(domains).toHaveLength(3)
    const listed = await oci('iam compartment list', { compartmentId: tenancy, all: true })
    expect(listed.map(({ name }: { name: string }) => name)).toContain('link')
    const done = await oci('iam compartment delete', { compartmentId: made.id, force: true, waitForState: 'SUCCEEDED' })
    expect(done).toMatchObject({ 'operation-type': 'DELETE_COMPARTMENT', status: 'SUCCEEDED' })
  })

  test('A network is built with gateways, routes, lists and batched rules, and taken down in its order.', async () => {
    const vcn = await aVcn('10.1.0.0/16')
    const inVcn = { compartmentId, vcnId: vcn.id }
    const [subnet, nat, nsg, list, services] = await Promise.all([
      aSubnet(vcn.id, '10.1.10.0/24'),
      oci('network nat-gateway create', { ...inVcn, waitForState: 'AVAILABLE' }),
      oci('network nsg create', { ...inVcn, waitForState: 'AVAILABLE' }),
      oci('network security-list get', { securityListId: vcn['default-security-list-id'] }),
      oci('network service list'),
    ])
    expect(list['ingress-security-rules']).toHaveLength(3)
    expect(subnet['virtual-router-ip']).toBe('10.1.10.1')
    const rule = (port: number) => ({
      direction: 'INGRESS',
      protocol: '6',
      source: '10.12.0.0/16',
      sourceType: 'CIDR_BLOCK',
      tcpOptions: { destinationPortRange: { min: port, max: port } },
    })
    const all = services.find((service: Record<string, string>) => service['cidr-block']?.startsWith('all-'))
    const [rules, gateway, table, added] = await Promise.all([
      oci('network nsg rules add', { nsgId: nsg.id, securityRules: [rule(1521), rule(1522)] }),
      oci('network service-gateway create', { ...inVcn, services: [{ serviceId: all.id }], waitForState: 'AVAILABLE' }),
      oci('network route-table update', {
        rtId: vcn['default-route-table-id'],
        routeRules: [{ destination: '0.0.0.0/0', destinationType: 'CIDR_BLOCK', networkEntityId: nat.id }],
        force: true,
      }),
      oci('network vcn list', { compartmentId, displayName: vcn['display-name'] }),
    ])
    expect(rules['security-rules']).toHaveLength(2)
    expect(gateway['block-traffic']).toBe(false)
    expect(table['route-rules']).toMatchObject([{ 'network-entity-id': nat.id, 'route-type': 'STATIC' }])
    expect(added.map(({ id }: { id: string }) => id)).toContain(vcn.id)
    const [listed, held] = await Promise.all([
      oci('network nsg rules list', { nsgId: nsg.id, all: true }),
      refused(oci('network vcn delete', { vcnId: vcn.id, force: true, noRetry: true })),
    ])
    expect(listed).toHaveLength(2)
    expect(held).toMatchObject({
      status: 409,
      code: 'IncorrectState',
      message: `${vcn.id} is associated with Gateway that is in use`,
    })
    const force = { force: true, waitForState: 'TERMINATED' }
    await oci('network route-table update', { rtId: vcn['default-route-table-id'], routeRules: [], force: true })
    await Promise.all([
      oci('network nat-gateway delete', { natGatewayId: nat.id, ...force }),
      oci('network service-gateway delete', { serviceGatewayId: gateway.id, ...force }),
      oci('network subnet delete', { subnetId: subnet.id, ...force }),
      oci('network nsg delete', { nsgId: nsg.id, ...force }),
    ])
    await oci('network vcn delete', { vcnId: vcn.id, ...force })
  })

  test('Network Path Analyzer follows a packet from subnet to subnet, and finds no way out of the VCN.', async () => {
    const vcn = await aVcn('10.3.0.0/16')
    const [one, two] = await Promise.all([aSubnet(vcn.id, '10.3.1.0/24'), aSubnet(vcn.id, '10.3.2.0/24')])
    const analysed = async (destinationEndpoint: object) => {
      const done = await oci('vn-monitoring path-analysis get-path-analysis-adhoc', {
        compartmentId,
        protocol: 6,
        sourceEndpoint: { type: 'SUBNET', address: '10.3.1.9', subnetId: one.id },
        destinationEndpoint,
        protocolParameters: { type: 'TCP', destinationPort: 22 },
        waitForState: 'SUCCEEDED',
      })
      expect(done).toMatchObject({ 'operation-type': 'CREATE_PATH_ANALYSIS_RESULT', status: 'SUCCEEDED' })
      const { items } = await oci('vn-monitoring work-request-result list', { workRequestId: done.id })
      return items[0].paths[0]
    }
    const [inside, outside] = await Promise.all([
      analysed({ type: 'SUBNET', address: '10.3.2.9', subnetId: two.id }),
      analysed({ type: 'ON_PREM', address: '10.12.2.4' }),
    ])
    expect(inside['forward-route']['reachability-status']).toBe('REACHABLE')
    expect(inside['return-route']['reachability-status']).toBe('REACHABLE')
    expect(outside['forward-route']).toMatchObject({
      'reachability-status': 'UNREACHABLE',
      nodes: [
        {
          'next-hop-routing-action': {
            action: 'NO_ROUTE',
            'no-route-routing-action-details': { 'evaluated-vcn-route-table-id': one['route-table-id'] },
          },
        },
      ],
    })
  })

  test('A virtual circuit joins Azure to a DRG and goes again, as Oracle’s page has it.', async ({ expect }) => {
    const azure = await azureSide(simulator)
    const [vcn, drg, partners] = await Promise.all([
      aVcn('10.2.0.0/16'),
      oci('network drg create', { compartmentId, waitForState: 'AVAILABLE' }),
      oci('network fast-connect-provider-service list', { compartmentId: simulator.oci.tenancy, all: true }),
    ])
    const partner = partners.find((found: Record<string, string>) => found['provider-name'] === 'Microsoft Azure')
    const drgId = drg.id
    await aSubnet(vcn.id, '10.2.10.0/24')
    const [tables, attachment, shapes] = await Promise.all([
      oci('network drg-route-table list', { drgId }),
      oci('network drg-attachment create', { drgId, vcnId: vcn.id, waitForState: 'ATTACHED' }),
      oci('network fast-connect-provider-service virtual-circuit-bandwidth-shape list', {
        providerServiceId: partner.id,
      }),
    ])
    expect(tables).toHaveLength(2)
    expect(attachment['network-details']).toMatchObject({ type: 'VCN', id: vcn.id })
    expect(shapes).toContainEqual({ name: '1 Gbps', 'bandwidth-in-mbps': 1000 })
    const circuit = await oci('network virtual-circuit create', {
      compartmentId,
      type: 'PRIVATE',
      providerServiceId: partner.id,
      providerServiceKeyName: azure.serviceKey,
      gatewayId: drgId,
      bandwidthShapeName: '1 Gbps',
      crossConnectMappings: [
        { oracleBgpPeeringIp: '10.255.0.1/30', customerBgpPeeringIp: '10.255.0.2/30' },
        { oracleBgpPeeringIp: '10.255.0.5/30', customerBgpPeeringIp: '10.255.0.6/30' },
      ],
      waitForState: 'PROVISIONED',
    })
    expect(await azure.providerState()).toBe('Provisioned')
    const virtualCircuitId = circuit.id
    const [mappings, attached, towardsAzure, redundancy, read] = await Promise.all([
      oci('network cross-connect-mapping-details-collection list-cross-connect-mappings', { virtualCircuitId }),
      oci('network drg-attachment list', { compartmentId, drgId, attachmentType: 'ALL', all: true }),
      oci('network drg-route-rule list', { drgRouteTableId: drg['default-drg-route-tables']['virtual-circuit'] }),
      oci('network drg-redundancy-status get', { drgId }),
      oci('network virtual-circuit get', { virtualCircuitId }),
    ])
    expect(mappings.items.map((leg: Record<string, string>) => leg['ipv4-bgp-status'])).toEqual(['UP', 'UP'])
    expect(attached).toHaveLength(2)
    expect(towardsAzure).toMatchObject([{ destination: '10.2.10.0/24', 'route-provenance': 'VCN' }])
    expect(redundancy.status).toBe('NOT_REDUNDANT_SINGLE_VIRTUALCIRCUIT')
    expect(read).toMatchObject({ 'provider-state': 'ACTIVE', 'bgp-session-state': 'UP', 'oracle-bgp-asn': 31898 })
    const renamed = oci('network virtual-circuit update', { virtualCircuitId, displayName: 'renamed', force: true })
    const held = refused(oci('network drg delete', { drgId, force: true, noRetry: true }))
    expect(await renamed).toMatchObject({ 'display-name': 'renamed', 'lifecycle-state': 'PROVISIONED' })
    expect(await held).toMatchObject({ status: 409, code: 'Conflict' })
    await oci('network virtual-circuit delete', { virtualCircuitId, force: true, waitForState: 'TERMINATED' })
    await oci('network drg-attachment delete', {
      drgAttachmentId: attachment.id,
      force: true,
      waitForState: 'DETACHED',
    })
    await oci('network drg delete', { drgId, force: true, waitForState: 'TERMINATED' })
    await expect.poll(() => azure.providerState(), { timeout: 5_000 }).toBe('NotProvisioned')
  })

  test('An instance is launched, shows its VNIC, holds its subnet and is terminated.', async () => {
    const vcn = await aVcn('10.3.0.0/16')
    const shape = 'VM.Standard.E5.Flex'
    const [subnet, images, shapes, [domain]] = await Promise.all([
      aSubnet(vcn.id, '10.3.10.0/24'),
      oci('compute image list', { compartmentId, operatingSystem: 'Oracle Linux', shape, all: true }),
      oci('compute shape list', { compartmentId, all: true }),
      oci('iam availability-domain list', { compartmentId }),
    ])
    expect(shapes.map((found: { shape: string }) => found.shape)).toContain(shape)
    const script = join(directory, 'cloud-init.yaml')
    writeFileSync(script, '#cloud-config\n')
    const instance = await oci('compute instance launch', {
      compartmentId,
      availabilityDomain: domain.name,
      shape,
      shapeConfig: { ocpus: 1, memoryInGBs: 8 },
      imageId: images[0].id,
      subnetId: subnet.id,
      assignPublicIp: 'true',
      userDataFile: script,
      waitForState: 'RUNNING',
    })
    const [[vnic], attachments, held] = await Promise.all([
      oci('compute instance list-vnics', { instanceId: instance.id }),
      oci('compute vnic-attachment list', { compartmentId, instanceId: instance.id }),
      refused(oci('network subnet delete', { subnetId: subnet.id, force: true, noRetry: true })),
    ])
    expect(vnic).toMatchObject({ 'private-ip': '10.3.10.2', 'lifecycle-state': 'AVAILABLE', 'is-primary': true })
    expect(attachments).toMatchObject([{ 'vnic-id': vnic.id, 'lifecycle-state': 'ATTACHED' }])
    expect(held.message).toContain(`The Subnet ${subnet.id} references the VNIC ${vnic.id}.`)
    const addresses = await oci('network private-ip list', { vnicId: vnic.id })
    expect(addresses).toMatchObject([{ 'ip-address': '10.3.10.2' }])
    await oci('compute instance terminate', { instanceId: instance.id, force: true, waitForState: 'SUCCEEDED' })
    await oci('network subnet delete', { subnetId: subnet.id, force: true, waitForState: 'TERMINATED' })
  })

  test('What `interconnect apply` built reads back as Oracle’s guide would have left it.', async () => {
    await using applied = await appliedQuickstart()
    const read = ociOn(writeClientSettings(applied.simulator, join(directory, 'applied')))
    const [[circuit], [vcn], attachments] = await Promise.all([
      read('network virtual-circuit list', { compartmentId: quickstartCompartment }),
      read('network vcn list', { compartmentId: quickstartCompartment }),
      read('network drg-attachment list', { compartmentId: quickstartCompartment, attachmentType: 'ALL' }),
    ])
    expect(circuit).toMatchObject({ 'lifecycle-state': 'PROVISIONED', 'bgp-session-state': 'UP' })
    expect(attachments).toHaveLength(2)
    const tables = await read('network route-table list', { compartmentId: quickstartCompartment, vcnId: vcn.id })
    const rules: Record<string, string>[] = tables.flatMap((table: Record<string, object[]>) => table['route-rules'])
    expect(rules.map((rule) => [rule['destination'], rule['network-entity-id']])).toContainEqual([
      '10.12.0.0/16',
      circuit['gateway-id'],
    ])
  })

  test('What is missing, stale or signed with a wrong key is refused in the service’s words.', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const wrongKey = join(directory, 'wrong-key.pem')
    writeFileSync(wrongKey, privateKey, { mode: 0o600 })
    const impostor = ociOn(settings, { OCI_CLI_KEY_FILE: wrongKey })
    const vcn = await aVcn('10.4.0.0/16')
    const [missing, stale, unsigned] = await Promise.all([
      refused(oci('network vcn get', { vcnId: 'ocid1.vcn.oc1.iad.nobody' })),
      refused(oci('network vcn update', { vcnId: vcn.id, displayName: 'x', ifMatch: 'old', force: true })),
      refused(impostor('network vcn list', { compartmentId, noRetry: true })),
    ])
    expect(missing).toMatchObject({ status: 404, code: 'NotAuthorizedOrNotFound' })
    expect(stale).toMatchObject({ status: 412, code: 'NoEtagMatch' })
    expect(unsigned).toMatchObject({ status: 401, code: 'NotAuthenticated' })
  })
})

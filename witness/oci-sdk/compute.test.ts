import { models } from 'oci-core'
import { expect, test } from 'vitest'
import { aNetwork, refusal, refused, type Workplace, workplace } from './workplace.ts'

const { LifecycleState } = models.Instance

/** Body of a launch as the vendor's guide puts it together: first domain, newest Oracle Linux, smallest flexible shape. */
async function aLaunch({ identity, compute, compartmentId }: Workplace, createVnicDetails: models.CreateVnicDetails) {
  const { items: domains } = await identity.listAvailabilityDomains({ compartmentId })
  const shape = 'VM.Standard.E5.Flex'
  const { items: images } = await compute.listImages({
    compartmentId,
    operatingSystem: 'Oracle Linux',
    operatingSystemVersion: '9',
    shape,
  })
  return {
    compartmentId,
    availabilityDomain: domains[0]!.name!,
    displayName: 'app',
    shape,
    shapeConfig: { ocpus: 1, memoryInGBs: 8 },
    sourceDetails: { sourceType: 'image', imageId: images[0]!.id } as models.InstanceSourceViaImageDetails,
    createVnicDetails,
    metadata: { user_data: Buffer.from('#cloud-config\n').toString('base64') },
  }
}

test('Shapes and images are listed, the images of a shape apart.', async () => {
  const { compute, compartmentId } = await workplace()
  const { items: shapes } = await compute.listShapes({ compartmentId })
  expect(shapes.map(({ shape }) => shape)).toContain('VM.Standard.E5.Flex')
  const { items: arm } = await compute.listImages({ compartmentId, shape: 'VM.Standard.A1.Flex' })
  expect(arm.every(({ displayName }) => displayName?.includes('aarch64'))).toBe(true)
  const { image } = await compute.getImage({ imageId: arm[0]!.id })
  expect(image).toMatchObject({ operatingSystem: 'Oracle Linux', lifecycleState: 'AVAILABLE' })
  expect((await compute.listShapes({ compartmentId, imageId: image.id })).items.map(({ shape }) => shape)).toEqual([
    'VM.Standard.A1.Flex',
  ])
})

test('An instance is launched into a subnet and group, holds them, and lets them go with its end.', async () => {
  const place = await workplace()
  const { network, compute, wait, waitForCompute, waitForWork, compartmentId } = place
  const { vcn, subnet } = await aNetwork(place)
  const { networkSecurityGroup: group } = await network.createNetworkSecurityGroup({
    createNetworkSecurityGroupDetails: { compartmentId, vcnId: vcn.id },
  })
  const launchInstanceDetails = await aLaunch(place, {
    subnetId: subnet.id,
    nsgIds: [group.id],
    privateIp: '10.1.10.50',
  })
  const launched = await waitForCompute.forLaunchInstance({ launchInstanceDetails })
  expect(launched.workRequestResponse.workRequest).toMatchObject({
    status: 'SUCCEEDED',
    resources: [{ actionType: 'CREATED' }],
  })
  const instanceId = launched.response.instance.id
  await waitForCompute.forInstance({ instanceId }, LifecycleState.Running)
  const { items: attachments } = await compute.listVnicAttachments({ compartmentId, instanceId })
  expect(attachments).toMatchObject([{ lifecycleState: 'ATTACHED', subnetId: subnet.id }])
  const vnicId = attachments[0]!.vnicId!
  const { vnic } = await network.getVnic({ vnicId })
  expect(vnic).toMatchObject({
    privateIp: '10.1.10.50',
    isPrimary: true,
    nsgIds: [group.id],
    skipSourceDestCheck: false,
  })
  const { items: addresses } = await network.listPrivateIps({ vnicId })
  expect(addresses).toMatchObject([{ ipAddress: '10.1.10.50', isPrimary: true }])
  const { items: members } = await network.listNetworkSecurityGroupVnics({ networkSecurityGroupId: group.id })
  expect(members).toMatchObject([{ vnicId, resourceId: instanceId }])
  await network.updateVnic({ vnicId, updateVnicDetails: { skipSourceDestCheck: true } })
  const { privateIp } = await network.createPrivateIp({ createPrivateIpDetails: { vnicId } })
  expect(privateIp.ipAddress).toBe('10.1.10.2')

  const holds = (title: string, id: string) =>
    refusal(
      409,
      'Conflict',
      `The ${title} ${id} references the VNIC ${vnicId}. You must remove the reference to proceed with this operation.`,
    )
  expect(await refused(network.deleteSubnet({ subnetId: subnet.id }))).toMatchObject(holds('Subnet', subnet.id))
  expect(await refused(network.deleteNetworkSecurityGroup({ networkSecurityGroupId: group.id }))).toMatchObject(
    holds('NetworkSecurityGroup', group.id),
  )
  const { opcWorkRequestId } = await compute.terminateInstance({ instanceId, preserveBootVolume: false })
  await waitForCompute.forInstance({ instanceId }, LifecycleState.Terminated)
  expect((await waitForWork.forWorkRequest({ workRequestId: opcWorkRequestId }))?.workRequest.status).toBe('SUCCEEDED')
  await network.deleteNetworkSecurityGroup({ networkSecurityGroupId: group.id })
  await network.deleteSubnet({ subnetId: subnet.id })
  await wait.forSubnet({ subnetId: subnet.id }, models.Subnet.LifecycleState.Terminated)
})

test('A launch that could not work is refused with the reason.', async () => {
  const place = await workplace()
  const { compute } = place
  const { subnet } = await aNetwork(place)
  const good = await aLaunch(place, { subnetId: subnet.id })
  const launch = (details: object) =>
    refused(compute.launchInstance({ launchInstanceDetails: { ...good, ...details } }))
  expect(await launch({ shape: 'VM.Standard.Z9' })).toMatchObject(refusal(400, 'InvalidParameter', 'VM.Standard.Z9'))
  expect(await launch({ shapeConfig: { ocpus: 500 } })).toMatchObject(refusal(400, 'InvalidParameter', 'ocpus'))
  expect(await launch({ createVnicDetails: { subnetId: subnet.id.replace(/.$/, '9') } })).toMatchObject(
    refusal(400, 'RelatedResourceNotAuthorizedOrNotFound'),
  )
  expect(await launch({ createVnicDetails: { subnetId: subnet.id, privateIp: '10.1.10.1' } })).toMatchObject(
    refusal(400, 'InvalidParameter', 'reserved'),
  )
})

import {
  type LaunchInstanceDetails as Launch,
  LaunchInstanceDetails,
  UpdateInstanceDetails,
  findOciRegion,
  instances,
} from '@interconnect/oci-api'
import { availabilityDomainNames, faultDomainNames } from '../availability-domains.ts'
import type { Call } from '../call.ts'
import { findImage } from '../images.ts'
import { checkPrimaryVnic, insertPrimaryVnic, removeVnics } from '../instance-vnic.ts'
import { simKind } from '../kind.ts'
import { invalid, relatedNotFound } from '../service-fault.ts'
import { configOf, findShape, runsOn } from '../shapes.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/datatypes/LaunchInstanceDetails */
const mostMetadataBytes = 32_000

function checkPlace({ availabilityDomain, faultDomain }: Launch, { tenancyId, region }: Call): void {
  if (!availabilityDomainNames(tenancyId, findOciRegion(region)!).includes(availabilityDomain))
    throw invalid(`availabilityDomain '${availabilityDomain}' is not one of this region`)
  if (faultDomain !== undefined && !faultDomainNames.includes(faultDomain))
    throw invalid(`faultDomain '${faultDomain}' is not one of the availability domain`)
}

function imageOf({ sourceDetails, imageId }: Launch, { region }: Call) {
  const id = sourceDetails?.imageId ?? imageId
  if (id === undefined) throw invalid('sourceDetails may not be null')
  const image = findImage(region, id)
  if (!image) throw relatedNotFound(id)
  return image
}

function shapeOf({ shape: name, shapeConfig }: Launch) {
  const shape = findShape(name)
  if (!shape) throw invalid(`shape '${name}' is not one of this availability domain`)
  return { shape, shapeConfig: configOf(shape, shapeConfig) }
}

function checkMetadata({ metadata = {} }: Pick<Launch, 'metadata'>): void {
  if (Buffer.byteLength(JSON.stringify(metadata)) > mostMetadataBytes)
    throw invalid(`metadata size must not be over ${mostMetadataBytes} bytes`)
  const { user_data: userData } = metadata
  if (userData !== undefined && !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(userData))
    throw invalid('metadata.user_data must be encoded in base64')
}

/** A launch says which image, shape and subnet; what comes up with it is one VNIC with one private address. */
export const instance = simKind({
  name: 'instance',
  service: 'iaas',
  api: instances,
  stations: { creating: 'PROVISIONING', active: 'RUNNING', deleting: 'TERMINATING', gone: 'TERMINATED' },
  create: {
    body: LaunchInstanceDetails,
    workRequest: 'LAUNCH_INSTANCE',
    check(body, call) {
      checkPlace(body, call)
      const { shape } = shapeOf(body)
      if (!runsOn(imageOf(body, call), shape)) throw invalid(`Shape ${body.shape} is not valid for the image`)
      checkMetadata(body)
      checkPrimaryVnic(body, call)
    },
    make(launch, call, id) {
      const {
        createVnicDetails: _,
        subnetId: __,
        hostnameLabel: ___,
        isPvEncryptionInTransitEnabled: ____,
        ...body
      } = launch
      const { displayName = `instance${call.world.timestamp().replace(/\D/g, '').slice(0, 14)}` } = body
      insertPrimaryVnic(launch, call, id, launch.createVnicDetails?.displayName ?? displayName)
      const { id: imageId } = imageOf(launch, call)
      return {
        wire: {
          faultDomain: faultDomainNames[call.world.ids.integer('oci/fault-domain', 0, 2)]!,
          metadata: {},
          ...body,
          displayName,
          region: findOciRegion(call.region)!.ocidWord,
          shapeConfig: shapeOf(launch).shapeConfig,
          imageId,
          sourceDetails: { sourceType: 'image', imageId, ...launch.sourceDetails },
          launchMode: 'PARAVIRTUALIZED',
        },
      }
    },
  },
  update: { body: UpdateInstanceDetails, check: (_, body) => checkMetadata(body) },
  delete: { workRequest: 'TERMINATE_INSTANCE' },
  afterGone: ({ wire }, world) => removeVnics(world, wire.id),
})

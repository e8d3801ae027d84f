import { findOciRegion, shapesPath } from '@interconnect/oci-api'
import { availabilityDomainNames } from '../availability-domains.ts'
import { type Call, requireCompartment, requiredParameter } from '../call.ts'
import { findImage } from '../images.ts'
import { invalid, notFound } from '../service-fault.ts'
import { runsOn, shapes } from '../shapes.ts'
import type { View } from '../view.ts'

function imageAsked({ query, region }: Call) {
  const id = query.get('imageId')
  if (id === null) return undefined
  const image = findImage(region, id)
  if (!image) throw notFound()
  return image
}

export const shapeViews: readonly View[] = [
  {
    service: 'iaas',
    path: shapesPath,
    key: 'shape',
    read(call) {
      const { query, tenancyId, region } = call
      requireCompartment(call, requiredParameter(call, 'compartmentId'))
      const domain = query.get('availabilityDomain')
      if (domain !== null && !availabilityDomainNames(tenancyId, findOciRegion(region)!).includes(domain))
        throw invalid(`availabilityDomain '${domain}' is not one of this region`)
      const image = imageAsked(call)
      return shapes
        .filter(({ shape }) => (query.get('shape') ?? shape) === shape)
        .filter((shape) => image === undefined || runsOn(image, shape))
    },
  },
]

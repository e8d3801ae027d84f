import { images } from '@interconnect/oci-api'
import { requireCompartment, requiredParameter } from '../call.ts'
import { findImage, imagesOf } from '../images.ts'
import { notFound } from '../service-fault.ts'
import { findShape, runsOn } from '../shapes.ts'
import type { View } from '../view.ts'

const narrowing = ['displayName', 'operatingSystem', 'operatingSystemVersion', 'lifecycleState'] as const

export const imageViews: readonly View[] = [
  {
    service: 'iaas',
    path: images.collection,
    read(call) {
      const { query, region } = call
      requireCompartment(call, requiredParameter(call, 'compartmentId'))
      const shapeName = query.get('shape')
      const shape = shapeName === null ? undefined : findShape(shapeName)
      return imagesOf(region)
        .filter((image) => narrowing.every((name) => (query.get(name) ?? image[name]) === image[name]))
        .filter((image) => shapeName === null || (shape !== undefined && runsOn(image, shape)))
    },
  },
  {
    service: 'iaas',
    path: `${images.collection}/:id`,
    read({ region, params }) {
      const image = findImage(region, params['id'] ?? '')
      if (!image) throw notFound()
      return image
    },
  },
]

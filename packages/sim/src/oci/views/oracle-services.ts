import { oracleServices } from '@interconnect/oci-api'
import { oracleServicesOf } from '../oracle-services.ts'
import { notFound } from '../service-fault.ts'
import type { View } from '../view.ts'

export const oracleServiceViews: readonly View[] = [
  { service: 'iaas', path: oracleServices.collection, read: ({ region }) => oracleServicesOf(region) },
  {
    service: 'iaas',
    path: `${oracleServices.collection}/:id`,
    read({ region, params }) {
      const service = oracleServicesOf(region).find(({ id }) => id === params['id'])
      if (!service) throw notFound()
      return service
    },
  },
]

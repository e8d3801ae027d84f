import type { RouteTruth, StationTruth } from '@interconnect/toolkit'
import type { RoutesDocument } from '../output/routes.ts'

export const routesDocument = ({ name, observed, sessions, stations, findings }: RouteTruth): RoutesDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Routes',
  name,
  observed,
  sessions,
  stations: stations.map(stationDocument),
  findings: [...findings],
})

const stationDocument = (station: StationTruth): RoutesDocument['stations'][number] => ({
  ...station,
  lines: [...station.lines],
  loads: [...station.loads],
})

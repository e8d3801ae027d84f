import type { View } from '../view.ts'
import { imageViews } from './images.ts'
import { limitViews } from './limits.ts'
import { oracleServiceViews } from './oracle-services.ts'
import { providerServiceViews } from './provider-services.ts'
import { regionViews } from './regions.ts'
import { shapeViews } from './shapes.ts'
import { workRequestViews } from './work-requests.ts'

export const views: readonly View[] = [
  ...providerServiceViews,
  ...oracleServiceViews,
  ...workRequestViews,
  ...regionViews,
  ...limitViews,
  ...shapeViews,
  ...imageViews,
]

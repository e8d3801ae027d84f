import { type CreateDrgDetails, Drg, drgs, type UpdateDrgDetails } from '@interconnect/oci-api'
import { whatStops } from '@interconnect/model'
import { z } from 'zod'
import { drgDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { placedFacts } from '../property-facts.ts'
import { placed } from '../props.ts'

const Props = z.strictObject(placed)
export type DrgProps = z.infer<typeof Props>

export interface DrgAttributes extends OciAttributes, DrgProps {}

/** A dynamic routing gateway. It brings two route tables and three distributions, which go with it. */
export const drg = ociKind<DrgProps, Drg, DrgAttributes>({
  type: 'oci/drg',
  title: 'DRG',
  collection: drgs,
  props: Props,
  answer: Drg,
  properties: placedFacts,
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'traffic' },
  durations: drgDurations,
  lookUp: ['compartmentId'],
  attributes: ({ compartmentId, displayName }) => ({ compartmentId, name: displayName ?? '' }),
  createBody: ({ compartmentId, name }) => ({ compartmentId, displayName: name }) satisfies CreateDrgDetails,
  updates: { name: ({ name }) => ({ displayName: name }) satisfies UpdateDrgDetails },
})

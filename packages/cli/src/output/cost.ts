import { priceUnits } from '@interconnect/model'
import { z } from 'zod'
import { outputKind } from './document.ts'

const Amount = z.number().meta({ description: 'per month, in the currency named, without tax' })

export const TotalForm = z.object({
  monthly: Amount,
  complete: z.boolean().meta({ description: 'whether every line is known; else it is at least this much' }),
  about: z.boolean().meta({ description: 'whether a line may differ from what is told' }),
})

const LineForm = z.object({
  id: z.string(),
  cloud: z.enum(['azure', 'oci']),
  title: z.string(),
  monthly: Amount.exactOptional().meta({ description: 'absent when unknown' }),
  price: z
    .object({
      key: z.string(),
      amount: z.number(),
      per: z.enum(priceUnits),
      quantity: z.number(),
      source: z.string().exactOptional(),
      read: z.string().exactOptional().meta({ description: 'when the amount was read from its source' }),
    })
    .exactOptional(),
  note: z.string().exactOptional().meta({ description: 'why nothing is paid, why it may differ, why it is unknown' }),
})

export const BillForm = z.object({ lines: z.array(LineForm), total: TotalForm })

/** Result of `cost`. */
export const CostDocument = z.object({
  ...outputKind('Cost'),
  name: z.string(),
  currency: z.string().meta({ description: 'ISO 4217' }),
  hoursPerMonth: z.number(),
  ...BillForm.shape,
  compared: z
    .object({ name: z.string(), ...BillForm.shape, difference: TotalForm })
    .exactOptional()
    .meta({ description: 'with `--compare`: the bill of the other document, and what it costs more' }),
})
export type CostDocument = z.infer<typeof CostDocument>

import { hoursPerMonth } from '@interconnect/model'
import { type Cost, type CostChange, costDifference, type CostLine } from '@interconnect/toolkit'
import type { CostDocument } from '../output/cost.ts'
import type { PlanDocument } from '../output/plan.ts'

export interface Bill {
  readonly name: string
  readonly cost: Cost
}

export const costDocument = ({ name, cost }: Bill, other?: Bill): CostDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Cost',
  name,
  currency: cost.currency,
  hoursPerMonth,
  ...billForm(cost),
  ...(other && {
    compared: { name: other.name, ...billForm(other.cost), difference: costDifference(cost, other.cost) },
  }),
})

export const costChangeForm = ({ before, after, difference }: CostChange): NonNullable<PlanDocument['cost']> => ({
  currency: after.currency,
  before: billForm(before),
  after: billForm(after),
  difference,
})

const billForm = ({ lines, total }: Cost) => ({ lines: lines.map(lineForm), total })

function lineForm({ price, ...line }: CostLine): CostDocument['lines'][number] {
  if (!price) return line
  const { about: _, ...known } = price
  return { ...line, price: known }
}

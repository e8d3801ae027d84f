import type { Leg, ResolvedSpec } from '@interconnect/model'
import { pairs } from '../../words/layout.ts'
import type { PlanSection } from './section.ts'

/** What the document left open, as it was decided. */
export const decisions: PlanSection = ({ plan, spec: { azure, circuit, legs } }, { look: { style } }) => {
  if (plan.goal !== 'apply') return []
  return [
    style.title('Decided'),
    ...pairs(
      [
        ['gateway', gatewayWords(azure)],
        ['circuit', `${circuit.tier} tier, ${circuit.billing.toLowerCase()} data`],
        ['BGP primary', leg(legs.primary)],
        ['BGP secondary', leg(legs.secondary)],
        ['resource group', azure.resourceGroup],
      ],
      '  ',
      style.dim,
    ),
  ]
}

const gatewayWords = ({ gateway, gatewaySubnet }: ResolvedSpec['azure']): string => {
  const fastPath = gateway.fastPath ? ' with FastPath' : ''
  const maker = gateway.existing === undefined ? '' : ' (made by somebody else)'
  return `${gateway.sku}${fastPath} in ${gatewaySubnet.prefix}${maker}`
}

/** Both ends differ in their last number only. */
const leg = ({ prefix, oracle, azure }: Leg): string =>
  `${prefix.padEnd(18)} Oracle ${lastNumber(oracle)}, Azure ${lastNumber(azure)}`

const lastNumber = (address: string): string => /\.\d+(?=\/|$)/.exec(address)?.[0] ?? address

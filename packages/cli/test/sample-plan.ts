import type { ChangedProperty, Difference, Plan, Step } from '@interconnect/engine'
import type { ResolvedSpec } from '@interconnect/model'
import { parseInterconnect } from '@interconnect/model'
import { review } from '@interconnect/toolkit'
import { initTemplate } from '../src/init-template.ts'
import { findRegionPair } from '@interconnect/model'

/** A step with everything a test does not care about filled in. */
export const aStep = (step: Partial<Step> & Pick<Step, 'key' | 'action'>): Step => ({
  id: `${step.action}:${step.key}`,
  title: step.key,
  reason: 'not there',
  differences: [],
  after: [],
  typicalMs: 0,
  ...step,
})

export const aPlan = (steps: readonly Step[], more: Partial<Plan> = {}): Plan => ({
  owner: 'first',
  goal: 'apply',
  steps,
  unchanged: [],
  durationMs: 0,
  criticalPath: [],
  disruptions: [],
  obstacles: [],
  ...more,
})

/** A difference that is mended without anybody noticing. */
export const inPlace = (difference: Difference): ChangedProperty => ({
  ...difference,
  effect: { how: 'in-place' },
  danger: 'cosmetic',
})

/** The document that `init` writes, resolved. */
export function aResolvedSpec(): ResolvedSpec {
  const { document } = parseInterconnect(initTemplate('first', findRegionPair('ashburn')!), 'interconnect.yaml')
  return review(document!).spec!
}

/** A plan with every sort of step. */
export const everySort: Plan = aPlan(
  [
    aStep({
      key: 'azure/resource-group',
      action: 'create',
      type: 'azure/resource-group',
      title: 'resource group first-interconnect',
      typicalMs: 3000,
    }),
    aStep({
      key: 'azure/express-route-gateway',
      action: 'create',
      title: 'ExpressRoute gateway first-gateway',
      typicalMs: 27 * 60_000,
      after: ['create:azure/resource-group'],
    }),
    aStep({
      key: 'azure/security-rules/app',
      action: 'update',
      title: 'security rules of first-app',
      reason: 'rules.ssh, rules.ping differs',
      differences: [
        inPlace({ path: 'rules.ssh', from: { port: 22 } }),
        inPlace({ path: 'rules.ping', to: { protocol: 'icmp' } }),
        inPlace({ path: 'propagate', from: false, to: true }),
      ],
      typicalMs: 5000,
    }),
    aStep({
      key: 'oci/virtual-circuit',
      action: 'delete',
      title: 'virtual circuit first',
      reason: 'serviceKey cannot change in place',
      typicalMs: 60_000,
    }),
    aStep({
      key: 'oci/virtual-circuit',
      action: 'create',
      title: 'virtual circuit first',
      reason: 'serviceKey cannot change in place',
      differences: [
        {
          path: 'serviceKey',
          from: '2b1c6f9e-old',
          to: '7d3a0c55-new',
          effect: { how: 'replaces' },
          danger: 'traffic',
        },
      ],
      typicalMs: 300_000,
    }),
    aStep({
      key: 'oci/virtual-circuit-attachment',
      action: 'adopt',
      title: 'attachment of the virtual circuit',
      reason: 'the cloud makes it',
      typicalMs: 10_000,
    }),
    aStep({
      key: 'oci/subnet/old',
      action: 'delete',
      title: 'subnet old',
      reason: 'not in the document any more',
      typicalMs: 2000,
    }),
    aStep({
      key: 'gate/sessions-up',
      action: 'wait',
      title: 'both BGP sessions are up',
      reason: 'changes come before it',
      typicalMs: 90_000,
    }),
  ],
  {
    unchanged: ['oci/vcn'],
    disruptions: [
      {
        stops: 'all traffic over the link',
        forMs: 450_000,
        causes: [
          {
            key: 'oci/virtual-circuit',
            title: 'virtual circuit first',
            how: 'replaces',
            reason: 'it redeems the key of another circuit',
            source: 'https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/azure.htm',
          },
        ],
      },
    ],
    durationMs: 28 * 60_000,
    criticalPath: ['create:azure/resource-group', 'create:azure/express-route-gateway', 'wait:gate/sessions-up'],
  },
)

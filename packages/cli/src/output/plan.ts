import { dangers } from '@interconnect/engine'
import { z } from 'zod'
import { ReachDifferenceForm } from './reach-difference.ts'
import { BillForm, TotalForm } from './cost.ts'
import { DifferenceForm, FindingForm, KeptForm, Milliseconds, outputKind } from './document.ts'

/** What bringing a property in line does to what is in use. */
const EffectForm = z.object({
  how: z.enum(['in-place', 'interrupts', 'replaces', 'impossible']),
  stops: z.string().exactOptional().meta({ description: 'what stops for a while; for interrupts' }),
  forMs: Milliseconds.exactOptional(),
  because: z.string().exactOptional(),
  instead: z.string().exactOptional().meta({ description: 'what to do; for impossible' }),
  note: z.string().exactOptional(),
  source: z.string().exactOptional().meta({ description: "the vendor's page" }),
})

const ChangeForm = DifferenceForm.extend({
  effect: EffectForm,
  danger: z.enum(dangers).meta({ description: 'what it leads to when others make such a difference' }),
})

/** Something that works now and stops. */
export const DisruptionForm = z.object({
  stops: z.string().meta({ description: 'what stops, such as all traffic over the link' }),
  forMs: Milliseconds.exactOptional().meta({ description: 'typical, until it is back; absent when it stops for good' }),
  causes: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      how: z.enum(['interrupts', 'replaces', 'removes']),
      reason: z.string(),
      source: z.string().exactOptional(),
    }),
  ),
})

export const StepForm = z.object({
  id: z.string().meta({ description: 'action and key, unique in the plan' }),
  key: z.string(),
  action: z.enum(['create', 'update', 'reset', 'delete', 'adopt', 'settle', 'wait']),
  type: z.string().exactOptional().meta({ description: 'kind of the object; absent for waits' }),
  title: z.string(),
  reason: z.string(),
  differences: z.array(ChangeForm),
  after: z.array(z.string()).meta({ description: 'ids of the steps that must be done first' }),
  typicalMs: Milliseconds,
})

const LegForm = z.object({ prefix: z.string(), oracle: z.string(), azure: z.string() })

/** What the document left open and the defaults decided, next to what it said. */
export const DecisionsForm = z.object({
  regions: z.object({ azure: z.string(), oci: z.string(), peeringLocation: z.string() }),
  bandwidth: z.string(),
  circuit: z.object({ tier: z.string(), billing: z.string() }),
  gateway: z.object({ sku: z.string(), fastPath: z.boolean(), subnet: z.string() }),
  bgp: z.object({ primary: LegForm, secondary: LegForm }),
  resourceGroup: z.string(),
})
export type DecisionsForm = z.infer<typeof DecisionsForm>

/** How many steps of a plan do what; a replacement counts once, as `replace`. */
export const CountsForm = z.object({
  create: z.int(),
  update: z.int(),
  replace: z.int(),
  delete: z.int(),
  adopt: z.int(),
  wait: z.int(),
  unchanged: z.int(),
})

/** Result of `plan`. */
export const PlanDocument = z.object({
  ...outputKind('Plan'),
  name: z.string(),
  goal: z.enum(['apply', 'repair', 'destroy']),
  changes: z.boolean().meta({ description: 'whether carrying it out would write to a cloud' }),
  counts: CountsForm,
  durationMs: Milliseconds.meta({ description: 'typical, with everything parallel that may be' }),
  criticalPath: z.array(z.string()).meta({ description: 'ids of the steps that decide the duration' }),
  steps: z.array(StepForm),
  disruptions: z
    .array(DisruptionForm)
    .meta({ description: 'what stops meanwhile, longest first; apply carries that out only with --allow-disruption' }),
  unchanged: z.array(z.string()).meta({ description: 'keys of objects that are as wanted' }),
  kept: z.array(KeptForm).exactOptional().meta({ description: 'left standing by destroy, for the sake of others' }),
  decisions: DecisionsForm,
  reach: ReachDifferenceForm.exactOptional().meta({
    description: 'who will reach whom that does not now, and the reverse',
  }),
  cost: z
    .object({ currency: z.string(), before: BillForm, after: BillForm, difference: TotalForm })
    .exactOptional()
    .meta({ description: 'the monthly bill at list prices, before and after' }),
  findings: z.array(FindingForm).meta({ description: 'warnings and remarks' }),
  savedAs: z.string().exactOptional().meta({ description: 'the file that --out wrote' }),
})
export type PlanDocument = z.infer<typeof PlanDocument>

import { hasErrors } from '@interconnect/model'
import { drift, plan, planDestruction, prove, review } from '@interconnect/toolkit'
import { inventory } from '@interconnect/sim'
import { driftText } from '../views/drift.human.ts'
import { resultOf } from '../views/outcome-result.ts'
import { planText } from '../views/plan.human.ts'
import { proofText } from '../views/proof.human.ts'
import { count } from '../words/layout.ts'
import { meddle } from './by-hand.ts'
import { type Act, carryOutOnStage, claim, reading, type Stage, tell } from './stage.ts'

const writesSoFar = ({ target }: Stage): number => target.simulator.world.journal.writes.length

async function build(stage: Stage): Promise<number> {
  const planned = await plan(stage.document, await reading(stage))
  const outcome = await carryOutOnStage(planned, stage)
  claim(resultOf(outcome) === 'done', 'not every step was done')
  return planned.plan.steps.length
}

/** The whole life of an interconnect, in order. */
export const acts: readonly Act[] = [
  {
    line: 'validate',
    claim: 'one document says it all',
    async play(stage) {
      tell(stage.text, stage)
      const { findings } = review(stage.document)
      claim(!hasErrors(findings), 'the document has errors')
      tell(`${stage.look.style.good('✓')} quickstart.yaml is valid`, stage)
    },
  },
  {
    line: 'plan',
    claim: 'the plan is known before anything is touched',
    async play(stage) {
      const planned = await plan(stage.document, await reading(stage))
      tell(planText(planned, stage.look), stage)
      claim(planned.plan.steps.length > 0, 'there is nothing to build')
      claim(writesSoFar(stage) === 0, 'planning wrote to a cloud')
    },
  },
  {
    line: 'apply',
    claim: 'both clouds are built and joined',
    async play(stage) {
      await build(stage)
    },
  },
  {
    line: 'prove',
    claim: 'the link does what the document promises',
    async play(stage) {
      const proof = await prove(stage.document, await reading(stage))
      tell(proofText(proof, stage.look), stage)
      claim(proof.verdict === 'pass', `the verdict is ${proof.verdict}`)
    },
  },
  {
    line: 'apply',
    claim: 'a second apply changes nothing',
    async play(stage) {
      const before = writesSoFar(stage)
      const planned = await plan(stage.document, await reading(stage))
      tell(planText(planned, stage.look), stage)
      if (planned.plan.steps.length > 0) await carryOutOnStage(planned, stage)
      const writes = writesSoFar(stage) - before
      tell(`The simulators' journals count ${count(writes, 'write')} since.`, stage)
      claim(writes === 0, `it wrote ${count(writes, 'time')}`)
    },
  },
  {
    claim: 'somebody changes things by hand',
    async play(stage) {
      tell((await meddle(stage)).map((line) => `  ${line}`).join('\n'), stage)
    },
  },
  {
    line: 'drift',
    claim: 'what was changed by hand is found',
    async play(stage) {
      const found = await drift(stage.document, await reading(stage))
      tell(driftText(found, stage.look), stage)
      claim(found.drifted.length === 2, `${count(found.drifted.length, 'object')} found, two were changed`)
    },
  },
  {
    line: 'apply',
    claim: 'apply mends it, and only it',
    async play(stage) {
      const steps = await build(stage)
      const left = await drift(stage.document, await reading(stage))
      claim(left.drifted.length === 0, 'something is still different')
      claim(steps <= 4, `mending two objects took ${steps} steps`)
    },
  },
  {
    line: 'destroy',
    claim: 'everything is taken down in the only legal order',
    async play(stage) {
      const outcome = await carryOutOnStage(await planDestruction(stage.document, await reading(stage)), stage)
      claim(resultOf(outcome) === 'done', 'not every step was done')
    },
  },
  {
    line: 'sim status',
    claim: 'both clouds are empty again',
    async play(stage) {
      const { azure, oci } = inventory(stage.target.simulator.world)
      const left = [...Object.keys(azure), ...Object.keys(oci)]
      tell(left.length === 0 ? 'Azure holds no object, OCI holds no object.' : `left: ${left.join(', ')}`, stage)
      claim(left.length === 0, `left: ${left.join(', ')}`)
    },
  },
]

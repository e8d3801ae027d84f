import { hasChanges, type Outcome, type Plan } from '@interconnect/engine'
import { carryOut, type Planned, refuseDisruption, refuseObstacles } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { confirm } from '../confirm.ts'
import { showProgress } from '../progress/progress.ts'
import { say, show } from '../show.ts'
import { outcomeDocument, unstartedDocument } from '../views/outcome.json.ts'
import { outcomeText } from '../views/outcome.human.ts'
import { resultOf } from '../views/outcome-result.ts'
import { planText } from '../views/plan.human.ts'
import type { Writing } from '../with-target.ts'
import { assertPlanned } from './saved-plan-file.ts'

export type CarryOutInput = GlobalInput & {
  readonly file: string
  readonly autoApprove: boolean
  /** File of a saved plan. */
  readonly plan?: string | undefined
  /** Only for building up and changing. */
  readonly allowDisruption?: boolean
}

/** Shows the plan, asks, does it, and tells how it went. */
export async function carryOutPlan(
  planned: Planned,
  writing: Writing,
  input: CarryOutInput,
  host: Host,
): Promise<Result> {
  const { plan } = planned
  if (input.plan !== undefined) await assertPlanned(planned, input.plan, input)
  refuseObstacles(plan.obstacles)
  if (plan.steps.length === 0) {
    return {
      exitCode: 0,
      human: (look) => planText(planned, look),
      json: () => unstartedDocument(plan, 'nothing-to-do'),
    }
  }
  showPlan(planned, input, host)
  if (!input.allowDisruption) refuseDisruption(plan)
  // Who saved a plan and hands it over has agreed to it.
  const agreed =
    input.autoApprove || input.plan !== undefined || !hasChanges(plan) || (await confirm(question(plan), host))
  if (!agreed) return declined(plan, host)
  const outcome = await withProgress(planned, writing, input, host)
  return {
    exitCode: exitCodes[resultOf(outcome)],
    human: (look) => `\n${outcomeText(plan, outcome, look)}`,
    json: () => outcomeDocument(plan, outcome),
  }
}

const exitCodes = { done: 0, failed: 1, interrupted: 130 } as const

/** With JSON asked for, stdout belongs to the outcome: a person who has to agree reads the plan on stderr. */
function showPlan(planned: Planned, input: CarryOutInput, host: Host): void {
  const view = { human: (look: Parameters<Result['human']>[0]) => planText(planned, look), json: () => ({}) }
  if (input.output === 'human') show(view, input, host)
  else if (!input.autoApprove) show(view, { ...input, output: 'human' }, { ...host, stdout: host.stderr })
}

const question = ({ goal, owner }: Plan): string =>
  goal !== 'destroy'
    ? `Carry this plan out? Only 'yes' is taken as agreement:`
    : `Take ${owner} down? Only 'yes' is taken as agreement:`

function declined(plan: Plan, host: Host): Result {
  say(
    host.stdin.isTerminal
      ? 'Nothing was changed.'
      : `Nothing was changed: there is no terminal to ask at. To agree beforehand, add --auto-approve.`,
    host,
  )
  return { exitCode: 1, human: () => '', json: () => unstartedDocument(plan, 'declined') }
}

async function withProgress(planned: Planned, writing: Writing, input: CarryOutInput, host: Host): Promise<Outcome> {
  using progress = showProgress(input, host, writing.ports.clock)
  return await carryOut(planned, await writing.writing(progress.report))
}

import type { ReachDifference } from '@interconnect/reach'
import type { Planned } from '@interconnect/toolkit'
import type { Look } from '../../words/style.ts'
import type { PlanLine } from './lines.ts'

/** What is shown of a plan. What a section needs beyond it is a member of its own here, absent where it is not known. */
export type ShownPlan = Pick<Planned, 'plan' | 'spec' | 'findings'> &
  Partial<Pick<Planned, 'cost'>> & {
    /** Who will reach whom that does not now, and the other way round. */
    readonly reach?: ReachDifference
  }

export interface SectionContext {
  readonly look: Look
  /** All of the plan's steps as people read them: columns are aligned over the sections. */
  readonly lines: readonly PlanLine[]
}

/** A part of the plan as people read it, with its own heading; no lines when it has nothing to say. */
export type PlanSection = (shown: ShownPlan, context: SectionContext) => readonly string[]

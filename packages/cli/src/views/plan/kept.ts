import type { Plan } from '@interconnect/engine'
import { wrap } from '../../words/layout.ts'
import type { Look } from '../../words/style.ts'
import type { PlanSection } from './section.ts'

/** What destroying leaves standing for the sake of others, and why. */
export const kept: PlanSection = ({ plan }, { look }) => keptLines(plan, look)

export const keptLines = ({ kept: stays = [] }: Plan, { style, columns }: Look): readonly string[] =>
  stays.length === 0
    ? []
    : [
        style.title('Stays'),
        ...stays.flatMap(({ title, because }) => [`  = ${title}`, style.dim(wrap(because, columns, '      '))]),
      ]

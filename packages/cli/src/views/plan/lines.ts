import type { ChangedProperty, Plan, Step } from '@interconnect/engine'

/** One line of a plan as people read it: a replacement is one line, not a delete and a create. */
export interface PlanLine {
  readonly does: Step['action'] | 'replace'
  readonly key: string
  readonly title: string
  readonly reason: string
  readonly differences: readonly ChangedProperty[]
  readonly typicalMs: number
}

export type Counts = Readonly<
  Record<'create' | 'update' | 'replace' | 'delete' | 'adopt' | 'wait' | 'unchanged', number>
>

export function planLines({ steps }: Plan): PlanLine[] {
  const withAction = (action: Step['action']) =>
    new Map(steps.filter((step) => step.action === action).map((step) => [step.key, step]))
  const [deletes, creates] = [withAction('delete'), withAction('create')]
  return steps.flatMap((step): PlanLine[] => {
    const { key, title, reason, differences, typicalMs, action } = step
    const line = { key, title, reason, differences, typicalMs }
    const deleted = action === 'create' ? deletes.get(key) : undefined
    if (deleted) return [{ ...line, does: 'replace', typicalMs: typicalMs + deleted.typicalMs }]
    return action === 'delete' && creates.has(key) ? [] : [{ ...line, does: action }]
  })
}

export function countLines(plan: Plan): Counts {
  const lines = planLines(plan)
  const amount = (...does: readonly PlanLine['does'][]) => lines.filter((line) => does.includes(line.does)).length
  return {
    create: amount('create'),
    update: amount('update', 'reset'),
    replace: amount('replace'),
    delete: amount('delete'),
    adopt: amount('adopt'),
    wait: amount('wait', 'settle'),
    unchanged: plan.unchanged.length,
  }
}

export type Labels = Readonly<Record<string, string>>

export const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const

/** One requirement on a label; `values` counts only with `In` and `NotIn`. */
export interface Expression {
  readonly key: string
  readonly operator: (typeof operators)[number]
  readonly values: readonly string[]
}

/** What a label selector asks for, `matchLabels` written as `In` with one value. Without expressions it takes everything. */
export interface LabelSelector {
  readonly expressions: readonly Expression[]
}

export const everything: LabelSelector = { expressions: [] }

/** @source https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export const selects = ({ expressions }: LabelSelector, labels: Labels): boolean =>
  expressions.every((expression) => holds(expression, labels[expression.key]))

/** `NotIn` also holds where the label is missing. */
function holds({ operator, values }: Expression, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
  }
}

/** As `kubectl -l` takes it: `app=db,tier in (a,b),!canary`; `all` for a selector that takes everything. */
export const formatSelector = ({ expressions }: LabelSelector): string =>
  expressions.length === 0 ? 'all' : expressions.map(formatExpression).join(',')

function formatExpression({ key, operator, values }: Expression): string {
  switch (operator) {
    case 'In':
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(',')})`
    case 'NotIn':
      return values.length === 1 ? `${key}!=${values[0]}` : `${key} notin (${values.join(',')})`
    case 'Exists':
      return key
    case 'DoesNotExist':
      return `!${key}`
  }
}

/** Labels that must all be there with these values, as requirements. */
export const equalities = (labels: Labels): Expression[] =>
  Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] }))

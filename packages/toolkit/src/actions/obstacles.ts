import type { Disruption, Obstacle, Plan } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'

const codes = { impossible: 'change/impossible', renamed: 'change/renamed' } as const

/** @throws InterconnectError `change/impossible` or `change/renamed` that names everything in the way */
export function refuseObstacles(obstacles: readonly Obstacle[]): void {
  const [first] = obstacles
  if (!first) return
  const alike = [...Map.groupBy(obstacles, ({ instead }) => instead).values()]
  throw new InterconnectError(codes[first.sort], alike.map(said).join('; '), {
    hint: [...new Set(obstacles.map(({ instead }) => instead))].join('; '),
    details: { obstacles },
  })
}

/** What has the same way out is told by its first. */
const said = ([first, ...more]: readonly Obstacle[]): string =>
  more.length === 0
    ? first!.message
    : `${first!.message} (nor can ${more.length} more ${more.length === 1 ? 'value' : 'values'})`

/**
 * Whoever takes a link down has agreed to that; who changes one may not know what stops.
 * @throws InterconnectError `change/disruptive` that says what would stop, for how long and why
 */
export function refuseDisruption({ goal, disruptions }: Plan): void {
  if (goal === 'destroy' || disruptions.length === 0) return
  throw new InterconnectError(
    'change/disruptive',
    `nothing was changed: this stops ${disruptions.map(stopped).join('; ')}`,
    {
      hint: 'add --allow-disruption when that is acceptable; `interconnect plan` shows it step by step',
      details: { disruptions },
    },
  )
}

function stopped({ stops, forMs = 0, causes }: Disruption): string {
  const [first, ...more] = causes.map(({ title, reason }) => `${title}: ${reason}`)
  const others = more.length === 0 ? '' : `, and ${more.length} more`
  return `${stops} for about ${minutes(forMs)} (${first}${others})`
}

const minutes = (ms: number): string => `${Math.max(1, Math.round(ms / 60_000))} min`

import { type Danger, dangers } from '@interconnect/engine'
import type { Style } from '../words/style.ts'

/** How each danger is told and painted. */
export const dangerWords: Readonly<
  Record<Danger, { readonly title: string; readonly short: string; readonly paint: keyof Style }>
> = {
  traffic: { title: 'Stops traffic', short: 'stopping traffic', paint: 'bad' },
  security: { title: 'Opens or exposes something', short: 'opening or exposing something', paint: 'warn' },
  cosmetic: { title: 'Cosmetic', short: 'cosmetic', paint: 'note' },
}

/** How much there is of each. */
export const countDangers = (all: readonly { readonly danger: Danger }[]): Record<Danger, number> =>
  Object.fromEntries(dangers.map((danger) => [danger, all.filter((one) => one.danger === danger).length])) as Record<
    Danger,
    number
  >

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')

/** `hh:mm:ss` of what a day leaves over. */
const clockText = (ms: number): string =>
  `${two((ms % day) / hour)}:${two((ms % hour) / minute)}:${two((ms % minute) / second)}`

/** How long, as edge routers print it: `00:12:05` within the first day, then `2d03h`. */
export const sinceText = (ms: number): string =>
  ms >= day ? `${Math.floor(ms / day)}d${two((ms % day) / hour)}h` : clockText(ms)

/** How long, as gateways print it: `00:12:05.0000000`, then `2.03:00:00.0000000`. */
export const timeSpanText = (ms: number): string =>
  `${ms >= day ? `${Math.floor(ms / day)}.` : ''}${clockText(ms)}.0000000`

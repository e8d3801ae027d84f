/** A duration as people say it: `0 s`, `850 ms`, `12 s`, `1 min 30 s`, `47 min`, `1 h 5 min`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0 s'
  if (ms < 1000) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  if (seconds < 600) return joined([Math.floor(seconds / 60), 'min'], [seconds % 60, 's'])
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : joined([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

const joined = (large: readonly [number, string], small: readonly [number, string]): string =>
  small[0] === 0 ? large.join(' ') : `${large.join(' ')} ${small.join(' ')}`

/** A clock since the start: `0:00:07`, `1:02:03`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

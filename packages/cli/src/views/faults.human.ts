import type { FaultsDocument } from '../output/simulated.ts'
import type { Look } from '../words/style.ts'

type Armed = FaultsDocument['faults'][number]

/** Each fault on a line: which requests, when, what happens. */
export function faultsText({ directory, faults }: FaultsDocument, { style }: Look): string {
  if (faults.length === 0) return `${style.dim('·')} no faults are armed in ${directory}`
  return faults.map((armed) => `${style.warn('!')} ${faultLine(armed)}`).join('\n')
}

function faultLine({ fault, seen }: Armed): string {
  const { cloud = 'both clouds', method = 'any method', path, after, count } = fault
  const { type, ...details } = fault.effect
  const told = Object.entries(details).map(([name, value]) => `${name}=${value}`)
  const caught = Math.min(count, Math.max(0, seen - after))
  return `${[type, ...told].join(' ')}: ${method} ${path === '' ? 'any path' : path} on ${cloud}, after ${after}, ${caught} of ${count} done`
}

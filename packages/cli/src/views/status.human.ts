import type { LinkStatus, ObjectStatus, Status } from '@interconnect/toolkit'
import { clip, count, joinSections, pairs, wrap } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'

/** Whether it is up, what each side says, and what to do when it is not. */
export function statusText({ name, phase, headline, link, objects, explanations }: Status, look: Look): string {
  const { style, columns } = look
  return joinSections([
    [`${marks[phase](style)} ${style.title(`${name}:`)} ${headline}`],
    explanations.flatMap(({ message, hint }) => [
      style.bad(wrap(message, columns, '  ')),
      `${style.note('  next:')} ${hint}`,
    ]),
    linkLines(link, style),
    objectLines(objects, phase, look),
  ])
}

const marks: Readonly<Record<Status['phase'], (style: Style) => string>> = {
  up: ({ good }) => good('✓'),
  degraded: ({ warn }) => warn('!'),
  incomplete: ({ warn }) => warn('⧖'),
  broken: ({ bad }) => bad('✗'),
  absent: ({ dim }) => dim('·'),
}

function linkLines({ circuit, virtualCircuit, connection, sessions }: LinkStatus, { dim, good, bad }: Style): string[] {
  const rows: [string, string][] = []
  if (circuit)
    rows.push([
      'circuit',
      `${circuit.providerState}, ${circuit.peering ? 'private peering is written' : 'no private peering yet'}`,
    ])
  if (virtualCircuit)
    rows.push([
      'virtual circuit',
      `${virtualCircuit.lifecycleState}, provider ${virtualCircuit.providerState}, BGP ${virtualCircuit.bgpState}`,
    ])
  if (connection) rows.push(['connection', connection.connectionStatus])
  if (sessions.length > 0)
    rows.push([
      'BGP sessions',
      sessions.map(({ leg, status }) => `${leg} ${status === 'UP' ? good(status) : bad(status)}`).join(', '),
    ])
  return pairs(rows, '  ', dim)
}

function objectLines(objects: readonly ObjectStatus[], phase: Status['phase'], { style, columns }: Look): string[] {
  const present = objects.filter(({ state }) => state === 'present').length
  const others = phase === 'absent' ? [] : objects.filter(({ state }) => state !== 'present')
  const paint = { settling: style.warn, failed: style.bad, absent: style.dim, present: style.good }
  return [
    style.dim(`  ${present} of ${count(objects.length, 'object')} there and at rest`),
    ...others.map(
      ({ title, state, detail }) =>
        `  ${paint[state](state.padEnd(9))} ${clip(`${title}${detail === undefined ? '' : `: ${detail}`}`, columns - 12)}`,
    ),
  ]
}

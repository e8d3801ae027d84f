import { objectTitle, type Obstacle, type Side, type Story, type StoryStep } from '@interconnect/reach'
import type { TracedFlow } from '@interconnect/toolkit'
import { clip, joinSections, widest, wrap } from '../words/layout.ts'
import type { Look } from '../words/style.ts'

/** The verdict in words; what stops it, or what passes; one way there and back; legs and packet size. */
export function traceText(traced: TracedFlow, look: Look): string {
  const { story } = traced
  return joinSections([
    headline(traced, look),
    story.verdict === 'partly' ? partsLines(story, look) : [],
    obstacleLines(story, look),
    documentLines(traced, look),
    wayLines('There', story, { direction: 'forth', look }),
    wayLines('And back', story, { direction: 'back', look }),
    factLines(story, look),
  ])
}

const sides: Readonly<Record<Side, string>> = { azure: 'Azure', oci: 'OCI', link: 'between', kubernetes: 'Kubernetes' }

function headline({ asked, network, story }: TracedFlow, { style, columns }: Look): string[] {
  const what = asked.port === 'any' ? 'anything' : asked.port
  const when = network.isObserved ? 'as the clouds are now' : 'as the document wants it'
  const { obstacles } = story.explanation
  const [first] = obstacles
  const because = isUnapplied(obstacles)
    ? `: ${obstacles.length} objects are not as the document wants them`
    : first
      ? `: ${objectTitle(first.object)} ${first.fault}`
      : ''
  const said = {
    allowed: style.good(`✓ ${asked.from} reaches ${asked.to} with ${what}, and is answered`),
    blocked: style.bad(wrap(`✗ ${asked.from} does not reach ${asked.to} with ${what}${because}`, columns)),
    partly: style.warn(`~ ${asked.from} reaches ${asked.to} with a part of ${what} only`),
  }[story.verdict]
  return [said, style.dim(`  ${network.spec.name}, ${when}`)]
}

/** More than a few boxes say no more than their number. */
const shownBoxes = 6

function partsLines({ passing, stopped }: Story, look: Look): string[] {
  const list = (title: string, boxes: readonly string[]): string[] => [
    look.style.title(title),
    ...boxes.slice(0, shownBoxes).map((box) => wrap(box, look.columns - 2, '  ')),
    ...(boxes.length > shownBoxes ? [look.style.dim(`  and ${boxes.length - shownBoxes} more: see -o json`)] : []),
  ]
  return [...list('Passes', passing), '', ...list('Does not', stopped)]
}

/** More than that at once is a document that was not applied, not something that broke. */
const mostBroken = 5

const isUnapplied = (obstacles: readonly Obstacle[]): boolean =>
  obstacles.length > mostBroken && obstacles.every(({ edit }) => edit?.restores)

function unappliedLines(obstacles: readonly Obstacle[], { style, columns }: Look): string[] {
  const bySide = Map.groupBy(obstacles, ({ object }) => sides[object.side])
  return [
    style.title('What stops it'),
    ...[...bySide].map(([side, own]) =>
      wrap(`${side}: ${own.map(({ object }) => objectTitle(object)).join(', ')}`, columns - 2, '  '),
    ),
    style.note('     interconnect apply'),
    style.dim('  With all of them as the document wants them it would pass; it was tried.'),
  ]
}

function obstacleLines({ explanation: { obstacles, isEnough } }: Story, look: Look): string[] {
  if (obstacles.length === 0) return []
  if (isUnapplied(obstacles)) return unappliedLines(obstacles, look)
  const { style } = look
  if (obstacles.every(({ edit }) => !edit)) return []
  const closing = isEnough
    ? obstacles.length === 1
      ? 'With this edit it would pass; it was tried.'
      : 'With these edits together it would pass; they were tried.'
    : 'Even so not all of it would pass: the last obstacle is none that one edit removes.'
  return [
    style.title('What stops it'),
    ...obstacles.flatMap((obstacle, index) =>
      oneObstacle(obstacle, obstacles.length > 1 ? `${index + 1}. ` : '', look),
    ),
    style.dim(`  ${closing}`),
    ...(obstacles.some(({ edit }) => edit?.restores)
      ? [style.dim('  The document wants it so: interconnect apply puts it back.')]
      : []),
  ]
}

function oneObstacle({ object, fault, edit }: Obstacle, number: string, { style, columns }: Look): string[] {
  return [
    wrap(`${number}${sides[object.side]}: ${objectTitle(object)} ${fault}`, columns - 2, '  '),
    ...(edit ? [style.note(wrap(edit.text, columns - 2, '     '))] : []),
  ]
}

/** Rules made from flows come back as the flows say: the lasting edit is one of the document. */
function documentLines({ asked, story }: TracedFlow, { style }: Look): string[] {
  const bothSubnets = [asked.from, asked.to].every((place) => /^(azure|oci)(\/[^/]+)?$/.test(place))
  const byRules = story.explanation.obstacles.some(({ path }) => path?.ending.outcome === 'stopped')
  const isDeclared = story.explanation.obstacles.some(({ edit }) => edit?.restores)
  if (!bothSubnets || !byRules || isDeclared) return []
  return [
    style.title('In the document'),
    '  spec:',
    '    flows:',
    style.good(`      - { from: ${asked.from}, to: ${asked.to}, ports: [${asked.port}] }`),
  ]
}

const marks: Readonly<Record<StoryStep['result'], string>> = { passes: '✓', stops: '✗', arrives: '●' }

function wayLines(
  title: string,
  { steps }: Story,
  { direction, look }: { direction: StoryStep['direction']; look: Look },
): string[] {
  const own = steps.filter((step) => step.direction === direction)
  if (own.length === 0) return []
  const width = Math.min(34, widest(own.map(({ where }) => where)))
  return [look.style.title(title), ...own.map((step) => stepLine(step, width, look))]
}

function stepLine({ where, object, by, result }: StoryStep, width: number, { style, columns }: Look): string {
  const paint = { passes: style.good, stops: style.bad, arrives: style.note }[result]
  const name = clip(where, width).padEnd(width)
  const isTitle = object && object.kind !== 'network policy' && where.includes(object.name)
  const who = object && !isTitle ? `${object.name}: ` : ''
  return `  ${paint(marks[result])} ${name}  ${clip(`${who}${by}`, columns - width - 6)}`.trimEnd()
}

function factLines({ legs, mtu }: Story, { style }: Look): string[] {
  const line = (name: string, text: string) => `  ${style.dim(name.padEnd(5))}  ${text}`
  return [
    ...(legs.there.length + legs.back.length > 0 ? [line('legs', legsText(legs))] : []),
    ...(mtu
      ? [
          line(
            'MTU',
            `${mtu.bytes} bytes${mtu.larger.length === 0 ? '' : `; ${mtu.larger.map(largerText).join('; ')}`}`,
          ),
        ]
      : []),
  ]
}

function legsText({ there, back, isAsymmetric }: Story['legs']): string {
  const said = (legs: readonly string[]) => (legs.length === 2 ? 'either leg' : `the ${legs.join()} leg`)
  if (said(there) !== said(back)) return `${said(there)} there, ${said(back)} back`
  if (there.length === 1) {
    const other = there[0] === 'primary' ? 'secondary' : 'primary'
    return `${said(there)} only: the ${other} one carries none of it`
  }
  return isAsymmetric ? `${said(there)}, and answers may take the other one` : said(there)
}

const largerText = ({ place, bytes, isTold }: NonNullable<Story['mtu']>['larger'][number]): string =>
  isTold
    ? `${place} starts with ${bytes} and is told by ICMP 3/4`
    : `${place} starts with ${bytes} and is NOT told: ICMP 3/4 is blocked`

import { eventMeanings } from '@interconnect/engine'
import { page, table } from './table.ts'

export const eventsPage = (): string =>
  page(
    'Events',
    '`packages/engine/src/event.ts`',
    'What `apply` and `destroy` tell while they run; `--events` writes them to stderr as JSON lines. Each has `event` and `atMs`, the time in milliseconds since the epoch on the clock of the run: virtual on the simulators.',
    table(
      ['event', 'meaning'],
      Object.entries(eventMeanings).map(([event, meaning]) => [`\`${event}\``, meaning]),
    ),
  )

import { errorCodes } from '@interconnect/model'
import { page, table } from './table.ts'

const faults = { user: 'yours', cloud: "the cloud's", us: 'ours' } as const

export const errorsPage = (): string =>
  page(
    'Error codes',
    '`packages/model/src/error-codes.ts`',
    'Every error names one of these codes, on stderr as `code:` and with `-o json` as `code`. The exit code of a command is that of the error it ends with.',
    table(
      ['code', 'meaning', 'whose fault', 'tried again', 'exit code'],
      Object.entries(errorCodes).map(([code, { meaning, fault, retryable, exitCode }]) => [
        `\`${code}\``,
        meaning,
        faults[fault],
        retryable ? 'yes' : 'no',
        String(exitCode),
      ]),
    ),
  )

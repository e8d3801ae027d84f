import { findingsFormatNames } from './formats/index.ts'
import { choiceFlag, type Input, switchFlag, textFlagOr } from './flag.ts'

/** Flags every command understands. */
export const globalFlags = {
  output: choiceFlag(['human', 'json', 'svg', ...findingsFormatNames], {
    short: 'o',
    summary: 'form of the result on stdout; svg draws (matrix), the others are for findings (validate)',
  }),
  target: choiceFlag(['sim', 'cloud'], { summary: 'the built-in simulators, or the real clouds' }),
  pace: choiceFlag(['instant', '60x', '1x'], { summary: 'how fast time passes on the simulators' }),
  stateDir: textFlagOr('directory', '.interconnect', { summary: 'where journals and simulated clouds are kept' }),
  events: switchFlag({ summary: 'progress as JSON lines on stderr' }),
  noColor: switchFlag({ summary: 'no colours (as with NO_COLOR set)' }),
} as const

export type GlobalInput = Input<typeof globalFlags>

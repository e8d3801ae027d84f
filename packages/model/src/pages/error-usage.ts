import type { Page } from '../page.ts'

export const usagePages = {
  'usage/invalid-argument': {
    means:
      'The command line names a command, a flag or a word that this program does not have, or leaves out one it needs. Nothing was read from or sent to a cloud.',
    shows: {
      here: 'One line on stderr with the word that was not understood and the nearest that would be; exit code 64.',
    },
    confirm: [{ run: 'interconnect --help', tells: 'every command; `interconnect <command> --help` lists its flags' }],
    cure: [
      'Write the word the hint proposes.',
      {
        run: 'interconnect completion bash > /etc/bash_completion.d/interconnect',
        tells: 'lets the shell complete commands, flags and ids (also `zsh` and `fish`)',
      },
    ],
    sources: ['https://man.openbsd.org/sysexits.3'],
  },
} as const satisfies Readonly<Record<string, Page>>

import type { Page } from '../page.ts'

export const documentPages = {
  'document/unreadable': {
    means:
      'The file named with `-f` (`interconnect.yaml` when the flag is left out) cannot be read: it is not there, it is a directory, or this user may not read it. No cloud was asked.',
    shows: { here: 'The message names the file and the reason the operating system gave; exit code 1.' },
    confirm: [{ run: 'ls -l interconnect.yaml', tells: 'whether it is there and who may read it' }],
    cure: [
      { run: 'interconnect init -f interconnect.yaml', tells: 'writes a first document' },
      'Or name the right one: `-f path/to/document.yaml`; `-f -` reads it from stdin.',
    ],
    sources: ['https://man7.org/linux/man-pages/man2/open.2.html'],
  },
  'document/unwritable': {
    means:
      'The edits are known, and the file they belong into cannot be written: it is read-only, belongs to somebody else, or came from stdin. It is as it was.',
    shows: { here: 'The message names the file and the reason the operating system gave; exit code 1.' },
    confirm: [{ run: 'ls -ld . interconnect.yaml', tells: 'who may write the file and its directory' }],
    cure: [
      'Give yourself the right to write it, or check it out from version control first.',
      { run: 'interconnect validate -f interconnect.yaml', tells: 'shows the same edits as hints, to be made by hand' },
    ],
    sources: ['https://man7.org/linux/man-pages/man2/open.2.html'],
  },
  'document/invalid': {
    means:
      'The document does not follow its schema, or breaks a rule of severity error: built as written, the link could not work or a cloud would refuse a part of it after others were made and billed. So nothing was changed.',
    shows: {
      here: 'Every finding with file, line, column and the edit that mends it, ordered by place; exit code 3.',
    },
    confirm: [{ run: 'interconnect validate -f interconnect.yaml', tells: 'lists the findings again; asks no cloud' }],
    cure: [
      'Make the edits that the hints give, from the top: one mistake often causes several findings.',
      'Each finding ends with an id in parentheses; `interconnect explain <id>` says what is behind it.',
    ],
    sources: ['https://json-schema.org/understanding-json-schema/about'],
  },
} as const satisfies Readonly<Record<string, Page>>

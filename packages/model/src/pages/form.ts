import type { ExplainedPage, Page } from '../page.ts'

const yaml = 'https://yaml.org/spec/1.2.2/' as const
const schema = 'https://json-schema.org/understanding-json-schema/about' as const

const validateAgain = {
  run: 'interconnect validate -f interconnect.yaml',
  tells: 'shows the line with a caret below the place; asks no cloud',
}

const inEditor =
  'Let the editor tell while typing: `# yaml-language-server: $schema=docs/schemas/interconnect.schema.json` as first line of the document.'

const here = 'On the line and column of the finding; no cloud was asked, so nothing shows in a console. Exit code 3.'

/** Findings about the form of a document, before any rule is asked. */
const pages: Readonly<Record<string, Page & { readonly title: string }>> = {
  'document/syntax': {
    title: 'The text is YAML (or JSON) without ambiguities',
    means:
      'The text cannot be read as YAML 1.2: wrong indentation, a tab where spaces must stand, a quote that is not closed, one key twice in a mapping, or aliases that unfold into more than a document of this kind can be.',
    shows: { here },
    confirm: [
      validateAgain,
      { run: 'npx yaml valid < interconnect.yaml', tells: 'a second opinion by another reader' },
    ],
    cure: [
      'Indent with two spaces, never with tabs; give a key once in its mapping; close quotes on the same line.',
      'Write values out instead of `&anchor` and `*alias`.',
      inEditor,
    ],
    sources: [yaml],
  },
  'document/too-large': {
    title: 'The document has at most one mebibyte',
    means:
      'The text has more than 1,048,576 bytes, a thousand times the usual. It was refused before it was parsed, since a file of that size is the wrong file, or made to exhaust a machine.',
    shows: { here },
    confirm: [{ run: 'wc -c interconnect.yaml', tells: 'its size in bytes' }],
    cure: [
      'Name the right file with `-f`.',
      'A document with thousands of flows: let them name whole subnets instead of hosts, and several ports each.',
    ],
    sources: ['https://cheatsheetseries.owasp.org/cheatsheets/Denial_of_Service_Cheat_Sheet.html', yaml],
  },
  'document/too-deep': {
    title: 'The document has no more levels than a document of this kind can have',
    means:
      'Mappings and lists stand in each other more than 48 levels deep, or brackets are opened and never closed. It was refused before it was parsed: such a text is the wrong file, or made to exhaust a machine.',
    shows: { here },
    confirm: [{ run: 'head -c 400 interconnect.yaml', tells: 'whether it is the file that was meant' }],
    cure: ['Name the right file with `-f`.', 'Close the bracket that is open at the place of the finding.'],
    sources: ['https://cheatsheetseries.owasp.org/cheatsheets/Denial_of_Service_Cheat_Sheet.html', yaml],
  },
  'document/not-utf8': {
    title: 'The document is UTF-8',
    means:
      'The file has bytes that stand for no character in UTF-8: it was saved as UTF-16 or Latin-1 by an editor, or is not a text at all. Guessing the encoding could change a name that both clouds then keep.',
    shows: { here },
    confirm: [{ run: 'file interconnect.yaml', tells: 'what its encoding looks like' }],
    cure: [
      {
        run: 'iconv -f UTF-16 -t UTF-8 interconnect.yaml > utf8.yaml',
        tells: 'writes it again; `-f LATIN1` for older editors',
      },
      'A byte order mark at the start of UTF-8 is no problem.',
    ],
    sources: ['https://www.rfc-editor.org/rfc/rfc3629', yaml],
  },
  'schema/missing': {
    title: 'Everything that has no default is written',
    means:
      'A member that the program cannot choose for you is not there: which account, which regions, how much bandwidth, which addresses.',
    shows: { here },
    confirm: [validateAgain, { run: 'interconnect init', tells: 'prints a document with every member that is needed' }],
    cure: ['Add what the hint names, at the place it names.', inEditor],
    sources: [schema],
  },
  'schema/type': {
    title: 'Each value is of the kind its place asks for',
    means:
      'A text stands where a list or a mapping is wanted, or the other way round. Often a dash or an indentation is missing, or a number like `1e3` was not put in quotes.',
    shows: { here },
    confirm: [validateAgain],
    cure: [
      'Write what the hint asks for: a list has one `- ` for each item, a mapping has `key: value` lines.',
      inEditor,
    ],
    sources: [schema, yaml],
  },
  'schema/value': {
    title: 'Each value is one that its place allows',
    means:
      'The value is of the right kind and not one of those known here: a misspelt word, a network with host bits, an id of something else. The program does not guess, since a wrong guess would be built and billed.',
    shows: { here },
    confirm: [validateAgain],
    cure: ['Write the value the hint proposes; where several are possible it lists them.', inEditor],
    sources: [schema],
  },
  'schema/key': {
    title: 'Names are lower-case words that both clouds take',
    means:
      'A name chosen in the document (of a subnet) has characters that one of the clouds refuses, or is too long once a suffix is added.',
    shows: { here },
    confirm: [validateAgain],
    cure: [
      'Use 1 to 40 lower-case letters, digits and hyphens, beginning with a letter. Existing objects keep their names: write `our-name: TheirName` under `existingSubnets`.',
    ],
    sources: ['https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules'],
  },
  'schema/unknown-key': {
    title: 'Every key is known at its place',
    means:
      'A key is misspelt, or stands one level too high or too deep. It is an error and not ignored: an ignored `fastpath` would be a feature that silently is not there.',
    shows: { here },
    confirm: [validateAgain, 'The reference of the document is `docs/schemas/interconnect.schema.json`.'],
    cure: ['Write the key the hint proposes, or move it below the right parent.', inEditor],
    sources: [schema],
  },
}

/** The pages of all findings about the form of a document. */
export const formPages: readonly ExplainedPage[] = Object.entries(pages).map(([id, page]) => ({
  id,
  sort: 'form of a document',
  marks: ['error'],
  ...page,
}))

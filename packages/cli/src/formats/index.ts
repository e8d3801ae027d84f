import type { FindingsFormat } from './findings-format.ts'

/** Forms in which other programs read findings, by what `-o` calls them. One file and one line each; loaded when asked for. */
export const findingsFormats = {
  github: async () => (await import('./github.ts')).githubAnnotations,
  junit: async () => (await import('./junit.ts')).junitReport,
  sarif: async () => (await import('./sarif.ts')).sarifLog,
} as const satisfies Readonly<Record<string, () => Promise<FindingsFormat>>>

export type FindingsFormatName = keyof typeof findingsFormats

export const findingsFormatNames = Object.keys(findingsFormats) as readonly FindingsFormatName[]

export const isFindingsFormat = (name: string): name is FindingsFormatName => name in findingsFormats

import { switchFlag, textFlag, textFlagOr } from './flag.ts'

/** The document a command is about. */
export const documentFlags = {
  file: textFlagOr('file', 'interconnect.yaml', { short: 'f', summary: 'the document; - reads stdin' }),
} as const

/** For commands that change something. */
export const writingFlags = {
  ...documentFlags,
  autoApprove: switchFlag({ summary: 'do not ask before changing anything' }),
  plan: textFlag('file', {
    summary: 'carry out the plan that `plan --out` saved, or refuse when anything has moved; does not ask',
  }),
} as const

/** For commands that plan what is to be made. */
export const skipPreflightFlag = switchFlag({
  summary: 'do not ask the clouds for permissions, quotas and offers beforehand',
})

/** For commands that tell a price. */
export const pricesFlag = textFlag('file', { summary: 'prices of your own, in place of list prices key by key' })

import type { RequestJournalDocument } from '../output/simulated.ts'
import { count, widest } from '../words/layout.ts'
import type { Look } from '../words/style.ts'

/** One line a request, nothing cut: a journal is searched. */
export function requestJournalText({ directory, requests }: RequestJournalDocument, { style }: Look): string {
  if (requests.length === 0) return `${style.dim('·')} nothing was asked of the simulated world in ${directory}`
  const methods = widest(requests.map(({ method }) => method))
  const lines = requests.map(({ time, cloud, method, path, status, write }) => {
    const answer = status === 0 ? style.bad('cut') : status >= 400 ? style.warn(String(status)) : String(status)
    const words = [style.dim(time), cloud.padEnd(5), answer, method.padEnd(methods), path]
    return `${write ? '*' : ' '} ${words.join('  ')}`
  })
  const writes = requests.filter(({ write }) => write).length
  return [...lines, style.dim(`${count(requests.length, 'request')}, ${count(writes, 'write')} (*)`)].join('\n')
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundleCli } from '../scripts/bundle-cli.ts'

/** The CLI to be killed, bundled for this run. */
export interface Bundle extends AsyncDisposable {
  readonly main: string
  /** To be loaded before it. */
  readonly killAtRecord: string
}

export async function bundleToKill(): Promise<Bundle> {
  const directory = await mkdtemp(join(tmpdir(), 'interconnect-chaos-cli-'))
  const main = await bundleCli(directory, { 'kill-at-record': join(import.meta.dirname, 'kill-at-record.ts') })
  return {
    main,
    killAtRecord: join(dirname(main), 'kill-at-record.mjs'),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  }
}

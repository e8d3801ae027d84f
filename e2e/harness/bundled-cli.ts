import { join } from 'node:path'
import { inject } from 'vitest'
import { bundleCli } from '../../scripts/bundle-cli.ts'

let bundled: Promise<string> | undefined

/** The program to run, bundled once for all scenarios of this worker. */
export const bundledCli = (): Promise<string> => (bundled ??= bundleCli(join(inject('bundles'), String(process.pid))))

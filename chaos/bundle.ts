import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { rolldown } from 'rolldown'

const root = resolve(import.meta.dirname, '..')

/** The CLI as it is now, in few files that start fast and stay what they are while the sources change. */
export interface Bundle extends AsyncDisposable {
  readonly main: string
  /** To be loaded before it. */
  readonly killAtRecord: string
}

export async function bundleCli(): Promise<Bundle> {
  const directory = await mkdtemp(join(tmpdir(), 'interconnect-chaos-cli-'))
  const bundler = await rolldown({
    input: { main: join(root, 'packages/cli/src/main.ts'), 'kill-at-record': join(root, 'chaos/kill-at-record.ts') },
    platform: 'node',
    resolve: { conditionNames: ['source', 'import', 'node', 'default'] },
    logLevel: 'silent',
  })
  await bundler.write({ dir: join(directory, 'dist'), format: 'esm', entryFileNames: '[name].mjs' })
  await bundler.close()
  await copyFile(join(root, 'packages/cli/package.json'), join(directory, 'package.json'))
  return {
    main: join(directory, 'dist/main.mjs'),
    killAtRecord: join(directory, 'dist/kill-at-record.mjs'),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  }
}

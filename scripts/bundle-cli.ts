import { copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { rolldown } from 'rolldown'

const root = resolve(import.meta.dirname, '..')

/**
 * Writes the command line as it is now into `directory`, in few files that start in half the time of the sources and stay
 * what they are while those change. Gives the path of the program.
 * @param beside further modules to be bundled with it, path by name
 */
export async function bundleCli(directory: string, beside: Readonly<Record<string, string>> = {}): Promise<string> {
  const bundler = await rolldown({
    input: { main: join(root, 'packages/cli/src/main.ts'), ...beside },
    platform: 'node',
    resolve: { conditionNames: ['source', 'import', 'node', 'default'] },
    logLevel: 'silent',
  })
  await bundler.write({ dir: join(directory, 'dist'), format: 'esm', entryFileNames: '[name].mjs' })
  await bundler.close()
  await copyFile(join(root, 'packages/cli/package.json'), join(directory, 'package.json'))
  return join(directory, 'dist/main.mjs')
}

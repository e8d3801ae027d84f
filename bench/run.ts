// npm run bench -- <name>: runs bench/<name>.ts and prints its table. Without a name: says which there are.
import { readdir } from 'node:fs/promises'

const [name] = process.argv.slice(2)
const names = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3))

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`which bench? one of: ${names.join(', ')}\n`)
  process.exit(64)
}
const { run } = (await import(`./${name}.ts`)) as { readonly run: () => Promise<void> }
await run()

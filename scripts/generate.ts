// Writes everything that is made from values in the code: JSON Schemas and reference tables. With `--check` it writes
// nothing and fails when a file is not what would be written.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { outputSchemas } from '@interconnect/cli'
import { documentJsonSchema, inputJsonSchema, PriceList } from '@interconnect/model'
import { faultsJsonSchema } from '@interconnect/sim'
import { z } from 'zod'
import { commandsPage } from './reference/commands.ts'
import { errorsPage } from './reference/errors.ts'
import { eventsPage } from './reference/events.ts'
import { explainPages } from './reference/explain.ts'
import { wrongExamples } from './wrong-examples.ts'
import { pricesPage } from './reference/prices.ts'

const root = resolve(import.meta.dirname, '..')

const asText = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`

/** Every generated file: its path and its text. */
const files: ReadonlyMap<string, string> = new Map([
  ['docs/schemas/interconnect.schema.json', asText(documentJsonSchema())],
  ['docs/schemas/prices.schema.json', asText(inputJsonSchema(PriceList))],
  ['docs/schemas/faults-file.schema.json', asText(faultsJsonSchema())],
  ...Object.entries(outputSchemas).map(([name, schema]): [string, string] => [
    `docs/schemas/${name}.schema.json`,
    asText(z.toJSONSchema(schema)),
  ]),
  ['docs/reference/errors.md', errorsPage()],
  ['docs/reference/events.md', eventsPage()],
  ['docs/reference/commands.md', commandsPage()],
  ...explainPages(),
  ...wrongExamples(),
  ['docs/reference/prices.md', pricesPage()],
])

const current = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined)

const changed: string[] = []
for (const [name, text] of files) {
  const path = join(root, name)
  if ((await current(path)) === text) continue
  changed.push(name)
  if (process.argv.includes('--check')) continue
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

if (process.argv.includes('--check') && changed.length > 0) {
  process.stderr.write(`not up to date: ${changed.join(', ')}; run \`npm run generate\`\n`)
  process.exitCode = 1
} else
  process.stdout.write(
    `${changed.length} of ${files.size} generated files ${changed.length === 1 ? 'was' : 'were'} written\n`,
  )

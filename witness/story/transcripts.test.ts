import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { azureCli } from '../azure-cli/az.ts'
import { ociCli } from '../oci-cli/oci.ts'
import { noPython, type PythonTool } from '../python-tool.ts'
import { Standalone } from './standalone.ts'
import { patternOf, type Step, transcriptsOf } from './transcript.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/simulators.md'), 'utf8')
const [first, ...sessions] = transcriptsOf(page)
const tools: Readonly<Record<string, PythonTool>> = { az: azureCli, oci: ociCli }
const missing = noPython()

/** Between the outputs of two commands; no program prints it. */
const mark = '\u241e'

/** Runs the commands in one shell, so that variables stay; the output of each. */
async function outputsOf(place: Standalone, steps: readonly Step[]): Promise<string[]> {
  const script = steps.map(({ command }) => `${command}\nprintf '${mark}'`).join('\n')
  const { text } = await place.run(script)
  return text.split(mark).map((output) => output.trim())
}

test('The page shows what `sim start` prints.', async () => {
  await using place = new Standalone()
  expect((await place.start()).trim()).toMatch(patternOf(first!.steps[0]!.expected))
})

for (const { client, steps } of sessions) {
  const tool = tools[client]
  const run = tool && missing !== undefined ? test.skip : test
  run(`The page shows what happens with ${client}.`, { timeout: 600_000 }, async () => {
    await tool?.ensure()
    await using place = new Standalone(tool ? [dirname(tool.command)] : [])
    await place.start()
    const outputs = await outputsOf(place, steps)
    for (const [index, { command, expected }] of steps.entries())
      expect(outputs[index] ?? `nothing, for the shell ended before ${command}`).toMatch(patternOf(expected))
  })
}

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { azureCli } from '../azure-cli/az.ts'
import { ociCli } from '../oci-cli/oci.ts'
import { noPython } from '../python-tool.ts'
import { Standalone } from './standalone.ts'

const story = readFileSync(join(import.meta.dirname, 'by-hand.sh'), 'utf8')

test.skipIf(noPython() !== undefined)(
  'With nothing but az and oci, and the vendors’ own pages, an interconnect comes up, carries routes, and goes.',
  { timeout: 600_000 },
  async () => {
    await azureCli.ensure()
    await ociCli.ensure()
    await using place = new Standalone([azureCli, ociCli].map(({ command }) => dirname(command)))
    await place.start()
    const { code, text } = await place.run(story)
    const said = text
      .trim()
      .split('\n')
      .filter((line) => /^(Connected|UP|10\.1\.0\.0\/16|true|false|down)$/.test(line))
    expect({ said, code }, text).toEqual({ said: ['Connected', 'UP', '10.1.0.0/16', 'false', 'down'], code: 0 })
    const { text: held } = await place.run('interconnect sim status')
    expect(held).not.toContain('expressRouteCircuits')
  },
)

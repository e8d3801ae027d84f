import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { azureCli } from '../azure-cli/az.ts'
import { ociCli } from '../oci-cli/oci.ts'
import { noPython } from '../python-tool.ts'
import { Standalone } from './standalone.ts'

const story = readFileSync(join(import.meta.dirname, 'by-hand.sh'), 'utf8')

test.skipIf(noPython() !== undefined)(
  'With nothing but az and oci an interconnect comes up, is proved as one that others built, and goes.',
  { timeout: 600_000 },
  async () => {
    await azureCli.ensure()
    await ociCli.ensure()
    await using place = new Standalone([azureCli, ociCli].map(({ command }) => dirname(command)))
    await place.start()
    const { code, text } = await place.run(story)
    const told = ['Connected', 'UP', '10.1.10.0/24', 'prove exits 3', 'false', 'down']
    const said = text.split('\n').filter((line) => told.includes(line) || /^[✓✗⧖] by-hand/.test(line))
    expect({ said, code }, text).toEqual({
      said: [
        'Connected',
        'UP',
        '10.1.10.0/24',
        // The link of others is seen whole; what is missing are the rules of the flow that only this document declares.
        '⧖ by-hand: incomplete: 9 of 11 objects are there and at rest',
        // The rules of the flow, and the group they would be in: two things to look at, one after the other.
        '✗ by-hand is not proved: 23 checks passed, 2 failed.',
        'prove exits 3',
        '✓ by-hand is proved: 24 checks passed.',
        'false',
        'down',
      ],
      code: 0,
    })
    const { text: held } = await place.run('interconnect sim status')
    expect(held).not.toContain('expressRouteCircuits')
  },
)

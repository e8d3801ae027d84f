import { writeFile } from 'node:fs/promises'
import {
  findRegionPair,
  InterconnectError,
  nearest,
  parseInterconnect,
  type RegionPair,
  regionPairNames,
} from '@interconnect/model'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { initTemplate } from '../init-template.ts'
import type { TextDocument } from '../output/text.ts'

type Given = GlobalInput & {
  readonly file: string
  readonly name: string
  readonly regions: string
  readonly force: boolean
}

export async function init({ file, name, regions, force }: Given, _host: Host): Promise<Result> {
  const text = initTemplate(validName(name, regions), pairNamed(regions))
  const head = { apiVersion: 'oci-azure.dev/v1alpha1', kind: 'Text' } as const
  if (file === '-') return { exitCode: 0, human: () => text, json: (): TextDocument => ({ ...head, text }) }
  await writeNew(file, text, force)
  return {
    exitCode: 0,
    human: ({ style }) =>
      `${style.good('✓')} wrote ${file}\n${style.note('next:')} edit it, then \`interconnect plan -f ${file}\``,
    json: (): TextDocument => ({ ...head, file, text }),
  }
}

function pairNamed(name: string): RegionPair {
  const pair = findRegionPair(name)
  if (pair) return pair
  const meant = nearest(name, regionPairNames)
  throw new InterconnectError('usage/invalid-argument', `there is no pair of regions '${name}'`, {
    hint: `${meant ? `did you mean ${meant}? ` : ''}pairs: ${regionPairNames.join(', ')}`,
  })
}

/** A name is checked as the document would be. */
function validName(name: string, regions: string): string {
  const { findings } = parseInterconnect(initTemplate(name, pairNamed(regions)), 'init')
  const [problem] = findings
  if (!problem) return name
  throw new InterconnectError('usage/invalid-argument', problem.message.replace('metadata.name', '--name'), {
    hint: problem.hint,
  })
}

async function writeNew(file: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' })
  } catch (cause) {
    const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST'
    throw new InterconnectError(
      'usage/invalid-argument',
      exists ? `${file} is there already` : `cannot write ${file}: ${(cause as Error).message}`,
      {
        hint: exists ? 'name another file with -f, or replace it with --force' : 'name a file you may write with -f',
        cause,
      },
    )
  }
}

import { writeFile } from 'node:fs/promises'
import { InterconnectError } from '@interconnect/model'
import { compareSnapshots, loadSnapshot, snapshotText, WorldSnapshot } from '@interconnect/sim'
import type { Result } from '../command.ts'
import { readText } from '../document.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { SnapshotDifferenceDocument, SnapshotDocument } from '../output/simulated.ts'
import { worldDirectory } from '../state/paths.ts'
import { snapshotDifferenceText, snapshotDoneText } from '../views/snapshot.human.ts'
import { noWorld } from './sim-faults.ts'
import { withControl } from './with-control.ts'

interface Given extends GlobalInput {
  readonly action: 'save' | 'load' | 'diff'
  readonly file: string
}

const apiVersion = 'oci-azure.dev/v1alpha1'

export async function simSnapshot(input: Given, _host: Host): Promise<Result> {
  const { action, file } = input
  const directory = worldDirectory(input)
  if (action === 'load') {
    const snapshot = await readSnapshot(file)
    loadSnapshot(directory, snapshot)
    return done(input, directory, snapshot)
  }
  const current = await withControl(directory, (control) => control.snapshot())
  if (!current) throw noWorld(directory)
  if (action === 'diff') return difference(file, directory, await readSnapshot(file), current)
  await writeFile(file, snapshotText(current))
  return done(input, directory, current)
}

function done({ action, file }: Given, directory: string, { time, objects }: WorldSnapshot): Result {
  const count = Object.values(objects).reduce((sum, collection) => sum + Object.keys(collection).length, 0)
  const did = action === 'load' ? 'load' : 'save'
  const document: SnapshotDocument = { apiVersion, kind: 'Snapshot', directory, file, did, time, objects: count }
  return { exitCode: 0, human: (look) => snapshotDoneText(document, look), json: () => document }
}

function difference(file: string, directory: string, from: WorldSnapshot, to: WorldSnapshot): Result {
  const objects = compareSnapshots(from, to).map((one) => ({
    ...one,
    members: one.members.map((member) => ({ ...member })),
  }))
  const document: SnapshotDifferenceDocument = { apiVersion, kind: 'SnapshotDifference', directory, file, objects }
  return {
    exitCode: objects.length === 0 ? 0 : 2,
    human: (look) => snapshotDifferenceText(document, look),
    json: () => document,
  }
}

async function readSnapshot(file: string): Promise<WorldSnapshot> {
  const text = await readText(file, 'write it first with `interconnect sim snapshot save`')
  const result = WorldSnapshot.safeParse(parsed(text))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new InterconnectError(
    'document/unreadable',
    `${file} is no snapshot: ${issue?.path.join('.')}: ${issue?.message}`,
    {
      hint: 'write one with `interconnect sim snapshot save`',
    },
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

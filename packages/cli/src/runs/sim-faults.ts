import { InterconnectError } from '@interconnect/model'
import type { FaultInput } from '@interconnect/sim'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { FaultsDocument } from '../output/simulated.ts'
import { worldDirectory } from '../state/paths.ts'
import { faultsText } from '../views/faults.human.ts'
import { findingsResult } from '../with-document.ts'
import { readFaults } from './read-faults.ts'
import { withControl } from './with-control.ts'

interface Given extends GlobalInput {
  readonly action: 'list' | 'add' | 'clear'
  readonly faults: string | undefined
}

export async function simFaults(input: Given, _host: Host): Promise<Result> {
  const directory = worldDirectory(input)
  if (input.action !== 'add') return change(directory, input.action === 'clear', [])
  if (input.faults === undefined)
    throw new InterconnectError('usage/invalid-argument', 'there is no file of faults to add', {
      hint: 'name it with -f',
    })
  const { source, value, findings } = await readFaults(input.faults)
  return value ? change(directory, false, value.faults) : findingsResult(findings, source)
}

async function change(directory: string, isCleared: boolean, added: readonly FaultInput[]): Promise<Result> {
  const faults = await withControl(directory, async (control) => {
    if (isCleared) await control.clearFaults()
    if (added.length > 0) await control.addFaults(added)
    return control.faults()
  })
  if (!faults && added.length > 0) throw noWorld(directory)
  const document: FaultsDocument = {
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'Faults',
    directory,
    faults: [...(faults ?? [])],
  }
  return { exitCode: 0, human: (look) => faultsText(document, look), json: () => document }
}

/** There is nothing to work on. */
export const noWorld = (directory: string): InterconnectError =>
  new InterconnectError('usage/invalid-argument', `there is no simulated world in ${directory}`, {
    hint: 'the first `interconnect apply` or `interconnect sim start` makes one',
  })

import { diagnosticDurationMs } from '@interconnect/azure-api'
import type { Azure } from './azure.ts'
import type { Action, AnyAzureKind } from './kind.ts'
import type { Operation, OperationWork } from './operations.ts'
import { placeOf } from './operation-start.ts'
import { ArmRefusal } from './refusal.ts'
import type { ArmBody, Stored } from './resource-types.ts'

/** Starts an action whose result is to be fetched later. */
export function startAction(
  azure: Azure,
  kind: AnyAzureKind,
  stored: Stored,
  { path }: Action<ArmBody>,
  parameters: Readonly<Record<string, string>>,
): Operation {
  return azure.operations.start({
    ...placeOf(azure, kind, stored),
    work: { does: 'action', type: kind.of.type, id: stored.id, path, parameters },
    durationMs: azure.world.duration('azure/diagnostic', diagnosticDurationMs),
  })
}

/** Runs an action at the end of its time and gives its result. */
export function completeAction(azure: Azure, work: Extract<OperationWork, { does: 'action' }>): unknown {
  const kind = azure.kinds.get(work.type)
  const stored = azure.resources.get(kind.of, work.id)
  const action = kind.actions?.find(({ path }) => path === work.path)
  if (!stored || !action) throw new ArmRefusal('NotFound', `Resource ${work.id} not found.`)
  return action.run(stored, { parameters: work.parameters }, azure.context())
}

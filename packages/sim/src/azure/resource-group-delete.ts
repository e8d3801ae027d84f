import { type ArmError, parseResourceId, sameId } from '@interconnect/azure-api'
import type { Azure } from './azure.ts'
import { acceptDelete } from './deletes.ts'
import type { AnyAzureKind } from './kind.ts'
import type { Operation } from './operations.ts'
import { ArmRefusal } from './refusal.ts'
import type { Stored } from './resource-types.ts'
import { forgetDeployments } from './templates/deployments.ts'
import type { StoredResourceGroup } from './resource-groups.ts'

const sweep = 'azure/resource-group/sweep'

interface Sweep {
  readonly subscription: string
  readonly resourceGroup: string
  readonly operation: string
  /** Ids whose deletion was started; seen again at rest, they have refused. */
  readonly tried: readonly string[]
}

/** Milliseconds between two looks at a group that is being emptied. */
const sweepEveryMs = 5000

/** Registers the transition that empties a group step by step, in dependency order. */
export function handleGroupDeletion(azure: Azure): void {
  azure.world.timers.handle<Sweep>(sweep, (state) => runSweep(azure, state))
}

/** Starts to delete a group with all that is in it, or gives the operation that already does. */
export function deleteGroup(azure: Azure, group: StoredResourceGroup): Operation {
  const running = azure.operations.holderOf(group.id)
  if (running) return running
  const subscription = group.id.split('/')[2]!
  azure.groups.put({ ...group, properties: { provisioningState: 'Deleting' } })
  const operation = azure.operations.start({
    subscription,
    location: group.location,
    work: { does: 'delete-group', id: group.id },
    locks: [group.id],
  })
  schedule(azure, { subscription, resourceGroup: group.name, operation: operation.id, tried: [] }, 0)
  return operation
}

const schedule = ({ world }: Azure, state: Sweep, afterMs: number): void =>
  world.timers.schedule(`${sweep}/${state.operation}`, world.clock.now() + afterMs, sweep, state)

function runSweep(azure: Azure, state: Sweep): void {
  const group = azure.groups.find(state.subscription, state.resourceGroup)
  if (!group) return
  const contents = contentsOf(azure, state)
  if (contents.length === 0) {
    forgetDeployments(azure, group.id)
    azure.groups.delete(group.id)
    return azure.operations.finish(state.operation, {})
  }
  const attempts = contents.map(([kind, resource]) => ({
    id: resource.id,
    outcome: attempt(azure, kind, resource, state),
  }))
  if (attempts.some(({ outcome }) => typeof outcome === 'string')) {
    const started = attempts.filter(({ outcome }) => outcome === 'leaving').map(({ id }) => id)
    return schedule(azure, { ...state, tried: [...new Set([...state.tried, ...started])] }, sweepEveryMs)
  }
  azure.groups.put({ ...group, properties: { provisioningState: 'Succeeded' } })
  azure.operations.finish(state.operation, { error: blocked(group, attempts) })
}

function contentsOf({ kinds, resources }: Azure, within: Sweep): [AnyAzureKind, Stored][] {
  return kinds.topLevel.flatMap((kind) =>
    resources.list(kind.of, within).map((resource): [AnyAzureKind, Stored] => [kind, resource]),
  )
}

/** On its way out, kept by a write that is still running, or the reason why it stays. */
type Outcome = 'leaving' | 'busy' | ArmError

function attempt(azure: Azure, kind: AnyAzureKind, resource: Stored, { tried }: Sweep): Outcome {
  const refused = tried.some((id) => sameId(id, resource.id)) && resource.properties.provisioningState !== 'Deleting'
  if (refused)
    return { code: 'Conflict', message: `${parseResourceId(resource.id)?.type} ${resource.name} could not be deleted.` }
  try {
    acceptDelete(azure, kind, resource)
    return 'leaving'
  } catch (error) {
    if (!(error instanceof ArmRefusal)) throw error
    const busy = azure.operations.holderOf(resource.id) !== undefined
    return busy ? 'busy' : error.body
  }
}

function blocked({ name }: StoredResourceGroup, attempts: readonly { id: string; outcome: Outcome }[]): ArmError {
  const ids = attempts.map(({ id }) => id).join(',')
  return {
    code: 'ResourceGroupDeletionBlocked',
    message: `Deletion of resource group '${name}' failed as resources with identifiers '${ids}' could not be deleted. The provisioning state of the resource group will be rolled back.`,
    details: attempts.flatMap(({ outcome }) => (typeof outcome === 'string' ? [] : [outcome])),
  }
}

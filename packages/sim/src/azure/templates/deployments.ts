import { type ArmError, parentId, sameId } from '@interconnect/azure-api'
import type { Collection, World } from '../../core/index.ts'
import type { Azure } from '../azure.ts'
import { acceptBody } from '../body.ts'
import type { AnyAzureKind } from '../kind.ts'
import type { Operation } from '../operations.ts'
import { acceptPut } from '../puts.ts'
import { ArmRefusal } from '../refusal.ts'
import { requireRegistered } from '../registrations.ts'
import { requireName, requireParentToWrite } from '../resource-lookup.ts'
import type { ArmBody } from '../resource-types.ts'
import { viewOf } from '../view.ts'
import { type Deploying, type Lookup, Plan, type Step } from './template.ts'

export type StepState = 'Waiting' | 'Running' | 'Succeeded' | 'Failed'

export interface DeploymentStep extends Step {
  readonly state: StepState
  /** Id of the operation that makes it. */
  readonly operation?: string
  readonly created?: boolean
  readonly error?: ArmError
}

/** A deployment as it is kept. */
export interface Deployment {
  readonly id: string
  readonly name: string
  readonly deploying: Deploying
  readonly mode: string
  readonly correlationId: string
  readonly parameters: ReturnType<Plan['shownParameters']>
  readonly operation: string
  readonly startedAtMs: number
  readonly endedAtMs?: number
  readonly steps: readonly DeploymentStep[]
  readonly outputs?: Record<string, { type: string; value: unknown }>
  readonly error?: ArmError
}

const look = 'azure/deployment/look'

/** Milliseconds between two looks at a running deployment. */
const lookEveryMs = 1000

export const deploymentsOf = (world: World): Collection<Deployment> =>
  world.store.collection('azure/Microsoft.Resources/deployments')

/** Registers the transition that carries deployments on step by step. */
export function handleDeployments(azure: Azure): void {
  azure.world.timers.handle<{ id: string }>(look, ({ id }) => carryOn(azure, id))
}

/** What is to be deployed and under which name. */
export interface Wanted {
  readonly id: string
  readonly name: string
  readonly deploying: Deploying
  readonly mode: string
  readonly correlationId: string
}

/** @throws ArmRefusal for a template that cannot be read, or one of resources nobody here knows */
export function validated(azure: Azure, { deploying }: Pick<Wanted, 'deploying'>): Plan {
  const plan = new Plan(deploying)
  const details = plan.steps.flatMap((step) => (kindOf(azure, step) ? [] : [unknownType(step)]))
  if (details.length === 0) return plan
  const message = `The template deployment failed because of a resource that is not simulated. See inner errors for details.`
  throw new ArmRefusal('InvalidTemplateDeployment', message, { details })
}

const unknownType = ({ type }: Step): ArmError => {
  const [namespace, ...rest] = type.split('/')
  return {
    code: 'InvalidResourceType',
    message: `The resource type '${rest.join('/')}' could not be found in the namespace '${namespace}'.`,
  }
}

const kindOf = ({ kinds }: Azure, { type }: Step): AnyAzureKind | undefined =>
  kinds.kinds.find(({ of }) => sameId(of.type, type))

export function startDeployment(azure: Azure, wanted: Wanted): Operation {
  const plan = validated(azure, wanted)
  const { subscription, location } = wanted.deploying
  const operation = azure.operations.start({
    subscription,
    location,
    work: { does: 'deploy', id: wanted.id },
    locks: [wanted.id],
  })
  const steps = plan.steps.map((step): DeploymentStep => ({ ...step, state: 'Waiting' }))
  keep(azure, {
    ...wanted,
    parameters: plan.shownParameters(),
    operation: operation.id,
    startedAtMs: azure.world.clock.now(),
    steps,
  })
  lookAgain(azure, wanted.id, 0)
  return operation
}

const keep = ({ world }: Azure, deployment: Deployment): void =>
  deploymentsOf(world).put(deployment.id.toLowerCase(), deployment)

const lookAgain = ({ world }: Azure, id: string, afterMs: number): void =>
  world.timers.schedule(`${look}/${id.toLowerCase()}`, world.clock.now() + afterMs, look, { id })

function carryOn(azure: Azure, id: string): void {
  const deployment = deploymentsOf(azure.world).get(id.toLowerCase())
  if (!deployment) return
  const plan = new Plan(deployment.deploying)
  const followed = deployment.steps.map((step) => follow(azure, step))
  const hasFailed = followed.some(({ state }) => state === 'Failed')
  const steps = hasFailed
    ? followed
    : followed.map((step) => (isReady(step, followed) ? begin(azure, plan, step) : step))
  const isRunning = steps.some(({ state }) => state === 'Running' || (state === 'Waiting' && !hasFailed))
  keep(azure, { ...deployment, steps })
  if (isRunning) lookAgain(azure, id, lookEveryMs)
  else end(azure, plan, { ...deployment, steps })
}

const isReady = ({ state, after }: DeploymentStep, steps: readonly DeploymentStep[]): boolean =>
  state === 'Waiting' &&
  steps.every((other) => other.state === 'Succeeded' || !after.some((id) => sameId(id, other.id)))

function follow({ operations }: Azure, step: DeploymentStep): DeploymentStep {
  const operation = step.operation === undefined ? undefined : operations.find(step.operation)
  if (step.state !== 'Running' || !operation || operation.status === 'InProgress') return step
  if (operation.status === 'Succeeded') return { ...step, state: 'Succeeded' }
  return { ...step, state: 'Failed', ...(operation.error && { error: operation.error }) }
}

function begin(azure: Azure, plan: Plan, step: DeploymentStep): DeploymentStep {
  try {
    const kind = kindOf(azure, step)!
    requireRegistered(azure.world, step.id.split('/')[2]!, kind.of.type.split('/')[0]!)
    azure.groups.getWritable(step.id.split('/')[2]!, step.id.split('/')[4]!)
    requireName(step.id)
    requireParentToWrite(azure, kind, step.id)
    const body = { properties: {}, ...plan.body(step.id, lookupIn(azure)) }
    const { operation, created } = acceptPut(azure, kind, step.id, acceptBody<ArmBody>(kind.of.schema, body))
    return { ...step, state: 'Running', operation: operation.id, created }
  } catch (error) {
    if (!(error instanceof ArmRefusal)) throw error
    // What is only busy is asked again, as ARM does.
    return error.options.retryAfterS === undefined ? { ...step, state: 'Failed', error: error.body } : step
  }
}

/** A resource of any kind as it is shown. */
const lookupIn =
  (azure: Azure): Lookup =>
  (id) => {
    for (const kind of azure.kinds.kinds) {
      const stored = azure.resources.get(kind.of, id)
      if (stored) return viewOf(azure, kind, stored)
    }
    return undefined
  }

function end(azure: Azure, plan: Plan, deployment: Deployment): void {
  const details = deployment.steps.flatMap(({ error }) => error ?? [])
  const failed = deployment.steps.some(({ state }) => state === 'Failed')
  const outcome = failed ? { error: deploymentFailed(details) } : outputsOf(azure, plan)
  keep(azure, { ...deployment, ...outcome, endedAtMs: azure.world.clock.now() })
  azure.operations.finish(deployment.operation, 'error' in outcome ? { error: outcome.error } : {})
}

function outputsOf(azure: Azure, plan: Plan): { error: ArmError } | Pick<Deployment, 'outputs'> {
  try {
    return { outputs: plan.outputs(lookupIn(azure)) }
  } catch (error) {
    if (error instanceof ArmRefusal) return { error: deploymentFailed([error.body]) }
    throw error
  }
}

const deploymentFailed = (details: readonly ArmError[]): ArmError =>
  new ArmRefusal(
    'DeploymentFailed',
    'At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.',
    { details },
  ).body

/** The deployments of a group that goes. */
export function forgetDeployments({ world }: Azure, groupId: string): void {
  for (const { id } of deploymentsOf(world).values())
    if (sameId(parentId(id), groupId)) deploymentsOf(world).delete(id.toLowerCase())
}

import type { Azure } from '../azure.ts'
import type { Deployment, DeploymentStep } from './deployments.ts'

export const stateOf = ({ error, endedAtMs, steps }: Deployment): 'Accepted' | 'Running' | 'Failed' | 'Succeeded' => {
  if (endedAtMs !== undefined) return error ? 'Failed' : 'Succeeded'
  return steps.every(({ state }) => state === 'Waiting') ? 'Accepted' : 'Running'
}

export const timeOf = (ms: number): string => new Date(ms).toISOString()

/** What the status URL of a deployment answers. */
export const statusOf = (deployment: Deployment) => {
  const state = stateOf(deployment)
  return { status: state === 'Accepted' ? 'Running' : state, ...(deployment.error && { error: deployment.error }) }
}

/** A deployment as it is shown. @source https://learn.microsoft.com/rest/api/resources/deployments/get */
export function viewOf(deployment: Deployment) {
  const { id, name, mode, parameters, correlationId, startedAtMs, endedAtMs, steps, outputs, error } = deployment
  return {
    id,
    name,
    type: 'Microsoft.Resources/deployments',
    properties: {
      mode,
      parameters,
      provisioningState: stateOf(deployment),
      timestamp: timeOf(endedAtMs ?? startedAtMs),
      duration: `PT${((endedAtMs ?? startedAtMs) - startedAtMs) / 1000}S`,
      correlationId,
      providers: providersOf(steps),
      dependencies: steps.filter(({ after }) => after.length > 0).map(dependencyOf),
      ...(outputs && { outputs, outputResources: steps.map((step) => ({ id: step.id })) }),
      ...(error && { error }),
    },
  }
}

const providersOf = (steps: readonly DeploymentStep[]) =>
  [...Map.groupBy(steps, ({ type }) => type.split('/')[0]!)].map(([namespace, ofProvider]) => ({
    namespace,
    resourceTypes: [...new Set(ofProvider.map(({ type }) => type.split('/').slice(1).join('/')))].map(
      (resourceType) => ({ resourceType, locations: [null] }),
    ),
  }))

const targetOf = ({ id, type }: { readonly id: string; readonly type: string }) => ({
  id,
  resourceType: type,
  resourceName: id.split('/').at(-1),
})

const dependencyOf = (step: DeploymentStep) => ({ dependsOn: step.after.map((id) => ({ id })), ...targetOf(step) })

/** One line for each resource a deployment has begun to make. */
export function operationsOf(azure: Azure, { id, steps, correlationId, startedAtMs }: Deployment) {
  return steps
    .filter(({ state }) => state !== 'Waiting')
    .map((step, index) => {
      const operation = step.operation === undefined ? undefined : azure.operations.find(step.operation)
      const operationId = operation?.id ?? `${index}`
      return {
        id: `${id}/operations/${operationId}`,
        operationId,
        properties: {
          provisioningOperation: 'Create',
          provisioningState: step.state,
          timestamp: operation?.endTime ?? operation?.startTime ?? timeOf(startedAtMs),
          trackingId: correlationId,
          statusCode: step.error ? 'BadRequest' : step.created ? 'Created' : 'OK',
          ...(step.error && { statusMessage: { error: step.error } }),
          targetResource: targetOf(step),
        },
      }
    })
}

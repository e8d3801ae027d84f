import { armHeaders, isTerminal, parentId, sameId } from '@interconnect/azure-api'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Azure } from '../azure.ts'
import { parseJson } from '../body.ts'
import { pageOf } from '../page.ts'
import { ArmRefusal } from '../refusal.ts'
import { absolute, apiVersionOf, originalPath } from '../request-path.ts'
import { type Deployment, deploymentsOf, startDeployment, validated, type Wanted } from './deployments.ts'
import { operationsOf, stateOf, statusOf, timeOf, viewOf } from './deployment-views.ts'
import { strictJson } from './strict-json.ts'

/** Template deployments into a group. @source https://learn.microsoft.com/rest/api/resources/deployments */
export function deploymentRoutes(azure: Azure): Hono {
  const app = new Hono()
  const all = '/subscriptions/:subscription/resourcegroups/:resource_group/providers/microsoft.resources/deployments'
  const alone = '/subscriptions/:subscription/resourcegroups/:resource_group/deployments'
  for (const list of [all, alone]) {
    const one = `${list}/:deployment`
    app.get(list, (context) => context.json(pageOf(context, inGroup(azure, context).map(viewOf))))
    app.put(one, (context) => put(azure, context))
    app.get(one, (context) => read(azure, context))
    app.delete(one, (context) => remove(azure, context))
    app.post(`${one}/validate`, (context) => validate(azure, context))
    app.get(`${one}/operations`, (context) =>
      context.json(pageOf(context, operationsOf(azure, required(azure, context)))),
    )
    app.get(`${one}/operationstatuses/:operation`, (context) => context.json(statusOf(required(azure, context))))
  }
  return app
}

function idIn(azure: Azure, context: Context): { id: string; name: string; groupId: string; location: string } {
  const segments = originalPath(context).split('/')
  const group = azure.groups.get(segments[2]!, segments[4]!)
  const name = segments[segments.findIndex((segment) => segment.toLowerCase() === 'deployments') + 1] ?? ''
  return {
    id: `${group.id}/providers/Microsoft.Resources/deployments/${name}`,
    name,
    groupId: group.id,
    location: group.location,
  }
}

const inGroup = (azure: Azure, context: Context): Deployment[] => {
  const { groupId } = idIn(azure, context)
  return deploymentsOf(azure.world)
    .values()
    .filter(({ id }) => sameId(parentId(id), groupId))
}

const find = (azure: Azure, context: Context): Deployment | undefined =>
  deploymentsOf(azure.world).get(idIn(azure, context).id.toLowerCase())

function required(azure: Azure, context: Context): Deployment {
  const deployment = find(azure, context)
  if (deployment) return deployment
  throw new ArmRefusal('DeploymentNotFound', `Deployment '${idIn(azure, context).name}' could not be found.`)
}

const bodySchema = z.looseObject({
  properties: z.looseObject({ mode: z.string(), template: z.unknown().optional(), parameters: z.unknown().optional() }),
})

async function wantedIn(azure: Azure, context: Context): Promise<Wanted> {
  const body = bodySchema.safeParse(parseJson(strictJson(await context.req.text())))
  if (!body.success)
    throw new ArmRefusal(
      'InvalidRequestContent',
      'The request content was invalid: a deployment has properties with a mode and a template.',
    )
  const { id, name, groupId, location } = idIn(azure, context)
  const [, , subscription, , resourceGroup] = groupId.split('/')
  const { mode, template, parameters } = body.data.properties
  if (mode.toLowerCase() !== 'incremental')
    throw new ArmRefusal('InvalidParameter', `Deployment mode ${mode} is not simulated; use Incremental.`)
  const correlationId = context.req.header(armHeaders.correlationId) ?? azure.world.ids.guid('azure/deployment')
  const deploying = { template, parameters, subscription: subscription!, resourceGroup: resourceGroup!, location }
  return { id, name, mode: 'Incremental', correlationId, deploying }
}

async function put(azure: Azure, context: Context): Promise<Response> {
  const wanted = await wantedIn(azure, context)
  azure.groups.getWritable(wanted.deploying.subscription, wanted.deploying.resourceGroup)
  const previous = find(azure, context)
  if (previous && !isTerminal(stateOf(previous)))
    throw new ArmRefusal(
      'DeploymentActive',
      `Unable to edit or replace deployment '${wanted.name}': previous deployment from '${timeOf(previous.startedAtMs)}' is still active. Please see https://aka.ms/arm-deploy for usage details.`,
    )
  const operation = startDeployment(azure, wanted)
  const path = `${wanted.id}/operationStatuses/${operation.id}?api-version=${apiVersionOf(context)}`
  context.header(armHeaders.asyncOperation, absolute(context, path))
  return context.json(viewOf(required(azure, context)), previous ? 200 : 201)
}

function read(azure: Azure, context: Context): Response {
  if (context.req.method === 'HEAD') return context.body(null, find(azure, context) ? 204 : 404)
  return context.json(viewOf(required(azure, context)))
}

function remove(azure: Azure, context: Context): Response {
  const deployment = find(azure, context)
  if (deployment && !isTerminal(stateOf(deployment)))
    throw new ArmRefusal('DeploymentActive', `The deployment '${deployment.name}' is running and cannot be deleted.`)
  if (deployment) deploymentsOf(azure.world).delete(deployment.id.toLowerCase())
  return context.body(null, 204)
}

/** Says what a deployment would be, and starts nothing. */
async function validate(azure: Azure, context: Context): Promise<Response> {
  const wanted = await wantedIn(azure, context)
  const plan = validated(azure, wanted)
  const steps = plan.steps.map((step) => ({ ...step, state: 'Succeeded' as const }))
  const kept: Deployment = {
    ...wanted,
    parameters: plan.shownParameters(),
    operation: '',
    startedAtMs: azure.world.clock.now(),
    steps,
  }
  const { properties, ...view } = viewOf(kept)
  const validatedResources = steps.map(({ id }) => ({ id }))
  return context.json({ ...view, properties: { ...properties, provisioningState: 'Succeeded', validatedResources } })
}

import { armHeaders, azureErrorCodes, type AzureErrorCodeName } from '@interconnect/azure-api'
import { type Context, Hono } from 'hono'
import type { Azure } from './azure.ts'
import type { Operation } from './operations.ts'
import { ArmRefusal } from './refusal.ts'

/**
 * Status and result of long-running operations, readable for good.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations
 */
export function operationRoutes(azure: Azure): Hono {
  const app = new Hono()
  const provider = '/subscriptions/:subscription/providers/:namespace/locations/:location'
  app.get(`${provider}/operations/:operation`, (context) => context.json(statusOf(required(azure, context))))
  app.get(`${provider}/operationresults/:operation`, (context) => resultOf(context, required(azure, context)))
  app.get('/subscriptions/:subscription/operationresults/:operation', (context) =>
    resultOf(context, required(azure, context)),
  )
  return app
}

function required({ operations }: Azure, context: Context): Operation {
  const id = context.req.param('operation')!
  const operation = operations.find(id)
  if (operation && operation.subscription.toLowerCase() === context.req.param('subscription')) return operation
  throw new ArmRefusal('NotFound', `Operation ${id} not found.`)
}

const statusOf = ({ id, status, startTime, endTime, error }: Operation) => ({
  name: id,
  status,
  startTime,
  ...(endTime === undefined ? {} : { endTime }),
  ...(error && { error }),
})

function resultOf(context: Context, { status, work, result, error }: Operation): Response {
  if (status === 'InProgress') {
    context.header(armHeaders.location, context.req.url)
    return context.json(null, 202)
  }
  if (error) return context.json({ error }, failureStatus(error.code))
  if (work.does !== 'action') return context.body(null, work.does === 'delete-group' ? 200 : 204)
  context.header(armHeaders.location, context.req.url)
  return context.json(result as object)
}

/** An operation's failure has no HTTP status of its own; asked for its result, ARM answers 409. */
function failureStatus(code: string): 400 {
  const status: number | undefined = azureErrorCodes[code as AzureErrorCodeName]?.status
  return (status === undefined || status < 400 ? 409 : status) as 400
}

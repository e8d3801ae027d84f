import { permissionsAt } from '@interconnect/azure'
import type { Step } from '@interconnect/engine'
import type { ResolvedSpec } from '@interconnect/model'
import { azureOperations, isAllowed } from '../azure-operations.ts'
import { created, type PreflightCheck, type PreflightContext, type PreflightRemark } from '../preflight-check.ts'

const at = ['spec', 'azure', 'subscription']

export const azurePermission: PreflightCheck = {
  id: 'preflight/azure-permission',
  title: 'The account may do in Azure what the plan does there',
  at,
  run: async (context) => (await Promise.all(needsOf(context).map((need) => missing(need, context)))).flat(),
  page: {
    means:
      'Each write needs an operation that a role of the account allows; one missing right would stop the apply in its middle, with a circuit already billed. The operations are those of the kinds that the plan makes, changes or deletes, such as `Microsoft.Network/expressRouteCircuits/write` to order the circuit.',
    shows: {
      azure:
        'Portal: *Resource group (or subscription) > Access control (IAM) > Check access*. A write is refused with `AuthorizationFailed`, which names operation and scope.',
      oci: 'Nothing: OCI is asked by `preflight/oci-permission`.',
    },
    confirm: [
      {
        run: 'az rest --method get --url "/subscriptions/<id>/providers/Microsoft.Authorization/permissions?api-version=2022-04-01"',
        tells: 'the roles that were looked at: `actions` without `notActions`',
      },
      'Deny assignments and policies do not show there: they refuse only the write itself.',
    ],
    cure: [
      'Have *Network Contributor* assigned at the resource group, and *Contributor* at the subscription when the group is to be made, too.',
      'A role that privileged identity management keeps eligible must be activated first.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/role-based-access-control/permissions/networking',
      'https://learn.microsoft.com/azure/expressroute/roles-permissions',
      'https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource-group',
    ],
  },
}

/** Operations needed at a scope, each with what it is for. */
interface Need {
  readonly scope: string
  readonly operations: ReadonlyMap<string, string>
}

/** By the scope where roles can be asked for: a group that is there, else the subscription. */
function needsOf({ plan, spec }: PreflightContext): Need[] {
  const own = ownScope(spec, created(plan, 'azure/resource-group') > 0)
  const needs = new Map<string, Map<string, string>>()
  for (const { type, action } of plan.steps) {
    const needed = type === undefined ? undefined : azureOperations[type]
    const verb = verbs[action]
    if (!needed || !verb) continue
    const scope = (type === 'azure/subnet' && groupOfNetwork(spec)) || own
    const operations = needs.get(scope) ?? new Map<string, string>()
    needs.set(scope, operations)
    for (const operation of needed[verb]) operations.set(operation, operations.get(operation) ?? needed.to)
  }
  return Array.from(needs, ([scope, operations]) => ({ scope, operations }))
}

const verbs: Readonly<Partial<Record<Step['action'], 'write' | 'delete'>>> = {
  create: 'write',
  update: 'write',
  adopt: 'write',
  delete: 'delete',
}

const ownScope = ({ azure }: ResolvedSpec, isToBeMade: boolean): string =>
  isToBeMade
    ? `/subscriptions/${azure.subscription}`
    : `/subscriptions/${azure.subscription}/resourceGroups/${azure.resourceGroup}`

/** Subnets stand in the group of the network they belong to. */
const groupOfNetwork = ({ azure }: ResolvedSpec): string | undefined =>
  azure.network.existing?.split('/').slice(0, 5).join('/')

async function missing({ scope, operations }: Need, { azure, signal }: PreflightContext): Promise<PreflightRemark[]> {
  const roles = await permissionsAt(azure, scope, { signal })
  return [...operations]
    .filter(([operation]) => !isAllowed(roles, operation))
    .map(([operation, to]): PreflightRemark => ({
      severity: 'error',
      at,
      message: `the account lacks ${operation} at ${scope}, which it takes to ${to}`,
      hint: `have a role assigned there that allows it, such as Network Contributor${operation.startsWith('Microsoft.Resources/') ? ' for the rest and Contributor for this' : ''}`,
    }))
}

import { registrationState } from '@interconnect/azure'
import type { PreflightCheck } from '../preflight-check.ts'

const namespace = 'Microsoft.Network'
const at = ['spec', 'azure', 'subscription']

export const azureRegistration: PreflightCheck = {
  id: 'preflight/azure-registration',
  title: 'The subscription has registered the resource provider Microsoft.Network',
  at,
  async run({ spec: { azure: spec }, azure, signal }) {
    const state = await registrationState(azure, { subscription: spec.subscription, namespace }, { signal })
    if (state === 'Registered') return []
    const message = `the subscription has not registered ${namespace}: its state is ${state ?? 'not told'}`
    const hint = `az provider register --namespace ${namespace} --subscription ${spec.subscription} --wait`
    return [{ severity: 'error', at, message, hint }]
  },
  page: {
    means:
      'A subscription may use a resource provider only once it has registered it. New subscriptions have not registered `Microsoft.Network` when nothing of the network was ever made in them by hand; every write is then refused.',
    shows: {
      azure:
        'Portal: *Subscriptions > (subscription) > Resource providers*: *NotRegistered*. A write is refused with `MissingSubscriptionRegistration`.',
      oci: 'Nothing: OCI has no such registration, and its half of the link is not looked at here.',
    },
    confirm: [
      {
        run: 'az provider show --namespace Microsoft.Network --query registrationState',
        tells: '`Registered` when all is well; `Registering` for a minute or two after registering',
      },
    ],
    cure: [
      {
        run: 'az provider register --namespace Microsoft.Network --wait',
        tells: 'needs Contributor on the subscription',
      },
    ],
    sources: ['https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types'],
  },
}

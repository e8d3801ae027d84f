import { keys } from '../compose/keys.ts'
import type { CircuitState } from '../gates/state.ts'
import { absent, expectValue, type Probe } from './probe.ts'

/** Azure's half of the link, in Azure's words. */
export const circuit: Probe = {
  id: 'probe/circuit',
  title: 'the ExpressRoute circuit is enabled and provisioned by the provider',
  run: async ({ attributes }) => {
    const state = attributes(keys.circuit) as CircuitState | undefined
    if (!state) return [absent('ExpressRoute circuit')]
    return [
      expectValue('provisioning state', 'Succeeded', state.provisioningState),
      expectValue('circuit state', 'Enabled', state.circuitState),
      expectValue('provider state', 'Provisioned', state.providerState, 'see `interconnect status`'),
    ]
  },
  page: {
    means:
      'Azure’s half of the link is alive: made, enabled, and provisioned by Oracle. When it fails, nothing behind it can hold.',
    shows: {
      azure:
        'Portal: *ExpressRoute circuits > (circuit) > Overview*: *Circuit status* other than *Enabled*, or *Provider status* other than *Provisioned*.',
      oci: 'Console: *FastConnect > (virtual circuit)*: *Provider state: Inactive*, or no virtual circuit for this key.',
    },
    confirm: [
      {
        run: 'az network express-route show -g <group> -n <name> --query "[provisioningState,circuitProvisioningState,serviceProviderProvisioningState]"',
        tells: '`Succeeded`, `Enabled`, `Provisioned`',
      },
    ],
    cure: [
      '*Not provisioned*: the virtual circuit is missing or not done; `interconnect status`, then `interconnect apply`.',
      '*Provisioning state: Failed*: write it again with `interconnect apply`; Microsoft advises a refresh with `az network express-route update`.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-workflows'],
  },
}

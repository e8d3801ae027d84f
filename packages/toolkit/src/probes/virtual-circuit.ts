import { keys } from '../compose/keys.ts'
import type { VirtualCircuitState } from '../gates/state.ts'
import { absent, expectValue, type Probe } from './probe.ts'

/** OCI's half of the link, in OCI's words. */
export const virtualCircuit: Probe = {
  id: 'probe/virtual-circuit',
  title: 'the FastConnect virtual circuit is provisioned and its provider active',
  run: async ({ attributes }) => {
    const state = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
    if (!state) return [absent('FastConnect virtual circuit')]
    return [
      expectValue('lifecycle state', 'PROVISIONED', state.lifecycleState, 'see `interconnect status`'),
      expectValue('provider state', 'ACTIVE', state.providerState),
    ]
  },
  page: {
    means: 'OCI’s half of the link is provisioned and its provider, Microsoft, is active on it.',
    shows: {
      azure: '*Provider status* of the circuit falls back to *Not provisioned* when the virtual circuit goes.',
      oci: 'Console: *Networking > FastConnect > (virtual circuit)*: *Lifecycle state* other than *Provisioned*, *Provider state: Inactive*.',
    },
    confirm: [
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.{lifecycle:\\"lifecycle-state\\",provider:\\"provider-state\\"}"',
        tells: '`PROVISIONED` and `ACTIVE`',
      },
    ],
    cure: [
      '*Pending provider*: Azure has not answered; look at the circuit, and whether the key is that of this circuit.',
      '*Failed*: `interconnect explain link/virtual-circuit-failed`.',
      'Gone: `interconnect apply` builds it again.',
    ],
    sources: [
      'https://docs.oracle.com/iaas/api/#/en/iaas/20160918/VirtualCircuit/',
      'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm',
    ],
  },
}

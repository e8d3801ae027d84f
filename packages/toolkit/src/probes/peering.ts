import { keys } from '../compose/keys.ts'
import type { CircuitState } from '../gates/state.ts'
import { absent, expectValue, type Probe } from './probe.ts'

/** Oracle's ASN in commercial regions. @source https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm */
const oracleAsn = '31898'

/** What the provider wrote into Azure equals what OCI was given. */
export const peering: Probe = {
  id: 'probe/peering',
  title: 'the private peering in Azure matches the virtual circuit in OCI',
  run: async ({ attributes, spec }) => {
    const written = (attributes(keys.circuit) as CircuitState | undefined)?.peering
    if (!written) return [absent('private peering')]
    return [
      expectValue('primary prefix', spec.legs.primary.prefix, written.primaryPrefix),
      expectValue('secondary prefix', spec.legs.secondary.prefix, written.secondaryPrefix),
      expectValue('peer ASN', oracleAsn, written.peerAsn?.toString()),
      expectValue(
        'state',
        'Enabled',
        written.state,
        'somebody disabled the peering: both sessions are down until it is enabled',
      ),
    ]
  },
}

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
  page: {
    means:
      'What Oracle wrote into Azure as private peering is what the virtual circuit was given: both /30, ASN 31898, enabled. Somebody who edits it in the portal takes both sessions down.',
    shows: {
      azure: 'Portal: *(circuit) > Peerings > Azure private*: subnets, *Peer ASN*, *Status: Disabled*.',
      oci: 'Console: *(virtual circuit) > BGP information*: the same addresses, with Oracle’s on the first host.',
    },
    confirm: [
      {
        run: 'az network express-route peering show -g <group> --circuit-name <name> -n AzurePrivatePeering',
        tells: '`primaryPeerAddressPrefix`, `secondaryPeerAddressPrefix`, `peerASN`, `state`',
      },
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"cross-connect-mappings\\""',
        tells: '`oracle-bgp-peering-ip` and `customer-bgp-peering-ip` of each leg',
      },
    ],
    cure: [
      'Change addresses in OCI only; Oracle writes them to Azure.',
      {
        run: 'az network express-route peering update -g <group> --circuit-name <name> -n AzurePrivatePeering --set state=Enabled',
        tells: 'enables a peering that somebody disabled',
      },
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-circuit-peerings',
      'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm',
    ],
  },
}

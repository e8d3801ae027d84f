import { keys } from '../compose/keys.ts'
import type { LinkGate } from './link-gate.ts'
import type { VirtualCircuitState } from './state.ts'

/**
 * The link is redundant only with both sessions up; the state of the whole virtual circuit hides one that is down.
 * @source https://learn.microsoft.com/azure/expressroute/planned-maintenance (the SLA holds with both sessions)
 */
export const sessionsUp: LinkGate = {
  key: 'gate/sessions-up',
  title: 'both BGP sessions are up',
  goal: 'apply',
  watches: [keys.virtualCircuit],
  after: [keys.virtualCircuit],
  before: [],
  typicalMs: 90_000,
  deadlineMs: 30 * 60_000,
  check(attributes) {
    const virtualCircuit = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
    if (!virtualCircuit) return { state: 'closed', waitingFor: 'the virtual circuit to exist' }
    if (virtualCircuit.lifecycleState === 'FAILED')
      return {
        state: 'broken',
        message: 'the virtual circuit is in FAILED',
        hint: 'run `interconnect repair`',
      }
    const up = virtualCircuit.sessions.filter(({ status }) => status === 'UP').length
    const down = virtualCircuit.sessions.filter(({ status }) => status !== 'UP').map(({ leg }) => leg)
    if (up === 2 && down.length === 0) return { state: 'open' }
    return { state: 'closed', waitingFor: down.length > 0 ? `the ${down.join(' and ')} session` : 'both sessions' }
  },
  page: {
    means:
      'Both BGP sessions between Oracle’s and Microsoft’s edge routers are established. One is enough for packets and not for redundancy; the SLA of both clouds holds with two.',
    shows: {
      azure:
        'Portal: *ExpressRoute circuits > (circuit) > Metrics > BGP availability* by peer: both 100. *Peerings > Azure private > Get ARP records* shows both ends.',
      oci: 'Console: *FastConnect > (virtual circuit) > BGP information*: both rows *Up*.',
    },
    confirm: [
      {
        run: 'az network express-route list-arp-tables -g <group> -n <name> --path primary --peering-name AzurePrivatePeering',
        tells: 'layer 2 of the primary leg; then `--path secondary`',
      },
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"cross-connect-mappings\\""',
        tells: 'both sessions and their addresses',
      },
    ],
    cure: [
      'Wait two minutes after *Provisioned*.',
      'One leg stays down: compare its /30, ASN and MD5 key on both sides (`interconnect prove`), and whether the peering is *Enabled*.',
      'ARP is empty: layer 2, which is the providers’ to mend.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/planned-maintenance',
      'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm',
    ],
  },
}

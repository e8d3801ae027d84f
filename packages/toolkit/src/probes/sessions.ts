import { keys } from '../compose/keys.ts'
import type { VirtualCircuitState } from '../gates/state.ts'
import { expectValue, type Probe } from './probe.ts'

/** Both legs, each by itself: one state for the whole virtual circuit hides a leg that is down. */
export const sessions: Probe = {
  id: 'probe/sessions',
  title: 'both BGP sessions are established',
  run: async ({ attributes }) => {
    const state = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
    return (['primary', 'secondary'] as const).map((leg) => {
      const session = state?.sessions.find((one) => one.leg === leg)
      return expectValue(
        `${leg} session`,
        'UP',
        session?.status,
        `without it there is no redundancy: check the ${leg} addresses and peering state`,
      )
    })
  },
  page: {
    means:
      'Each of the two legs has its BGP session established. One that is down is invisible in the state of the whole virtual circuit, and shows only when the other leg has its maintenance.',
    shows: {
      azure: 'Portal: *(circuit) > Metrics > BGP availability* split by *Peer*; routes of that path are empty.',
      oci: 'Console: *(virtual circuit) > BGP information*: one row *Down*. *BGP state* above may say *Up*.',
    },
    confirm: [
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"cross-connect-mappings\\""',
        tells: 'addresses and state of each session',
      },
      {
        run: 'az network express-route list-route-tables -g <group> -n <name> --path secondary --peering-name AzurePrivatePeering',
        tells: 'empty when that leg is down',
      },
    ],
    cure: [
      'Compare the /30, the ASN and the MD5 key of the leg (`probe/peering`).',
      'Look at ARP (`probe/arp`): empty is layer 2, filled is BGP.',
      'Announced maintenance ends by itself: *Service Health*, *Announcements*.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/planned-maintenance',
      'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm',
    ],
  },
}

import { arpTable } from '@interconnect/azure'
import { keys } from '../compose/keys.ts'
import { absent, type Check, type Probe } from './probe.ts'

/**
 * Layer 2 of each leg: the edge router sees Oracle's address and its own.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-arp-resource-manager
 */
export const arp: Probe = {
  id: 'probe/arp',
  title: 'both edge routers see Oracle on layer 2',
  run: async ({ attributes, spec, azure, signal }) => {
    const circuitId = attributes(keys.circuit)?.id
    if (circuitId === undefined) return [absent('ExpressRoute circuit')]
    return Promise.all(
      (['primary', 'secondary'] as const).map(async (path): Promise<Check> => {
        const rows = await arpTable(azure, { circuitId, path }, { signal })
        const expected = spec.legs[path].oracle.split('/')[0]!
        const entry = rows.find(({ ipAddress }) => ipAddress === expected)
        const complete = entry !== undefined && /^[0-9a-f]{2}([:.-]?[0-9a-f]{2}){5}$/i.test(entry.macAddress ?? '')
        return {
          subject: `${path} ARP table`,
          verdict: complete ? 'pass' : 'fail',
          expected: `${expected} with a MAC address`,
          actual: entry
            ? `${expected} is ${entry.macAddress ?? 'incomplete'}`
            : rows.length === 0
              ? 'empty'
              : rows.map(({ ipAddress }) => ipAddress).join(', '),
          ...(!complete && {
            hint: 'layer 2 is down: it is the providers’ to mend; check both clouds’ service health',
          }),
        }
      }),
    )
  },
  page: {
    means:
      'On each leg Microsoft’s edge router knows the hardware address of Oracle’s. That is layer 2; when it is missing, BGP cannot come up and no setting of yours can help.',
    shows: {
      azure:
        'Portal: *(circuit) > Peerings > Azure private > Get ARP records*: only *Microsoft*’s row, or *Incomplete*.',
      oci: 'Console: *(virtual circuit) > BGP information*: the session of that leg *Down*.',
    },
    confirm: [
      {
        run: 'az network express-route list-arp-tables -g <group> -n <name> --path primary --peering-name AzurePrivatePeering --output table',
        tells: 'two rows with a MAC each; the same with `--path secondary`',
      },
    ],
    cure: [
      'Compare the /30 first: with another address there is no answer to ARP either.',
      'Then a case with Oracle (provider) and Microsoft, naming circuit, service key and leg.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-arp-resource-manager'],
  },
}

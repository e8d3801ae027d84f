import type { ExplainedPage, Page } from '@interconnect/model'

const udr = 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview' as const
const drg = 'https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm' as const
const troubleshoot = 'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm' as const
const verify =
  'https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-expressroute-overview' as const
const effective = 'https://learn.microsoft.com/azure/virtual-network/diagnose-network-routing-problem' as const

const edgeTable = {
  run: 'az network express-route list-route-tables -g <group> -n <circuit> --path primary --peering-name AzurePrivatePeering',
  tells: 'what the Microsoft edge of that leg knows; the same with `--path secondary`',
} as const
const drgTable = {
  run: 'oci network drg-route-rule list --drg-route-table-id <OCID> --all',
  tells: 'the computed table; rows with `is-conflict` or `is-blackhole` are not used',
} as const
const effectiveTable = {
  run: 'az network nic show-effective-route-table -g <group> -n <nic> --output table',
  tells: 'what a machine really uses; `Invalid` rows are beaten',
} as const

/** Differences that `interconnect routes` finds between what a station should know and what it knows. */
const pages: Readonly<Record<string, Page & { readonly title: string }>> = {
  'routes/missing': {
    title: 'A station does not learn, use or pass on a prefix that it should',
    means:
      'One table on the way between the two networks lacks a prefix of the document. Packets to it stop at that station, or leave by a wider route to somewhere else; the stations behind it lack it as well.',
    shows: {
      azure:
        'Portal: *(circuit) > Peerings > Azure private > Get route table*, or *(network interface) > Effective routes*.',
      oci: 'Console: *(DRG) > DRG route tables > (table) > Get all route rules*, or the route table of the subnet.',
    },
    confirm: [
      {
        run: 'interconnect routes -f <document>',
        tells: 'the first station, from the origin of the prefix, that lacks it',
      },
      drgTable,
      edgeTable,
    ],
    cure: [
      'Mend the first station that lacks it; the ones behind follow by themselves.',
      { run: 'interconnect apply -f <document>', tells: 'writes the rules, tables and distributions that are ours' },
    ],
    sources: [troubleshoot, verify],
  },
  'routes/one-path': {
    title: 'The gateway knows a prefix by one edge router only',
    means:
      'The gateway should hear every prefix from both edge routers and tell both. With one of them the link still works and is no longer redundant: the next failure ends it.',
    shows: {
      azure: '`az network vnet-gateway list-learned-routes` lists the prefix with a single `sourcePeer`.',
      oci: 'Nothing as long as both sessions are `UP`: OCI does not see the gateway.',
    },
    confirm: [
      {
        run: 'az network vnet-gateway list-learned-routes -g <group> -n <gateway> --output table',
        tells: 'the peers each prefix came from, for each instance of the gateway',
      },
      edgeTable,
    ],
    cure: [
      'Compare the two edges: the one that lacks the prefix has lost its session, or gets less from Oracle.',
      'Both know it: the gateway has lost an edge; see the connection in `interconnect status`.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/designing-for-high-availability-with-expressroute'],
  },
  'routes/leg-down': {
    title: 'A BGP session of the link is down',
    means:
      'One of the two legs carries no routes. Everything that is missing only because of it is counted here and not told again station by station; the other leg carries all traffic, if it is up.',
    shows: {
      azure:
        'Portal: *(circuit) > Peerings > Azure private > Get route table summary*: the state of that path is not a number.',
      oci: 'Console: *(virtual circuit) > BGP information*: the IPv4 BGP state of one of the two rows is *Down*.',
    },
    confirm: [
      { run: 'interconnect prove -f <document>', tells: 'layer 2 and the session of each leg by themselves' },
      {
        run: 'az network express-route list-arp-tables -g <group> -n <circuit> --path primary --peering-name AzurePrivatePeering',
        tells: 'whether the two routers see each other at all',
      },
    ],
    cure: [
      'Compare addresses and ASN of that leg on both sides; `interconnect plan` names what differs.',
      'All equal and no ARP entry: it is the providers’ to mend; look at both clouds’ service health.',
    ],
    sources: [
      troubleshoot,
      'https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-arp-resource-manager',
    ],
  },
  'routes/diverted': {
    title: 'Another route takes traffic that should cross the link',
    means:
      'A table holds a route for a part, or the whole, of a prefix of the document that leads elsewhere: a user route to an appliance, a static rule of the DRG, a rule to another gateway. The narrower route wins, whatever BGP says.',
    shows: {
      azure: 'Portal: *(network interface) > Effective routes*: a row of source *User* inside the prefix.',
      oci: 'Console: a rule inside the prefix in the subnet’s route table, or a *Static* row in the DRG route table.',
    },
    confirm: [effectiveTable, drgTable],
    cure: [
      'Remove that route if nobody needs it, or narrow it until it leaves out what the link carries.',
      'It is meant, such as a firewall on the way: let it forward to the link, and take the prefix out of the flows.',
    ],
    sources: [udr, drg],
  },
  'routes/undeclared': {
    title: 'The link carries a prefix that is not of this document',
    means:
      'An edge router knows a prefix that nobody asked for in this document. Another VNet may share the circuit, or another attachment the DRG. No flow of ours uses it; that it is there may surprise.',
    shows: {
      azure: 'Portal: *(circuit) > Peerings > Azure private > Get route table* lists it.',
      oci: 'Console: *(DRG) > DRG route tables > (table) > Get all route rules* shows the attachment it comes from.',
    },
    confirm: [edgeTable, drgTable],
    cure: [
      'Nothing, if it is meant.',
      'Otherwise narrow the import distribution of the table of the virtual circuit’s attachment, or unlink that VNet.',
    ],
    sources: [drg, 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs'],
  },
  'routes/station-absent': {
    title: 'A router or table on the way does not exist',
    means:
      'The link is there in part, and this station of it is not. Nothing can be learned or sent behind it, so its prefixes are not listed as missing one by one.',
    shows: {
      azure: 'The object is missing in the resource group of the link.',
      oci: 'The object is missing, or terminated, in the compartment of the link.',
    },
    confirm: [{ run: 'interconnect status -f <document>', tells: 'every object that is absent, settling or failed' }],
    cure: [{ run: 'interconnect apply -f <document>', tells: 'makes what is missing, in the only legal order' }],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm'],
  },
  'routes/limit': {
    title: 'A station is near, or above, the number of routes it takes',
    means:
      'Routers of both clouds count prefixes. Above its limit a listener does not ignore the rest: it drops the whole session, and a gateway loses its connection, until there are fewer again.',
    shows: {
      azure:
        '`az network express-route list-route-tables-summary`: the number of prefixes received from each neighbour.',
      oci: 'The BGP state of both sessions turns to *Down* at the moment the limit is passed.',
    },
    confirm: [{ run: 'interconnect routes -f <document>', tells: 'count and limit beside each station' }],
    cure: [
      'Advertise fewer and wider prefixes: whole VCN ranges in place of subnets (`VCN_CIDRS` on the attachment).',
      'On Azure, a Premium circuit takes 10,000 in place of 4,000.',
    ],
    sources: [troubleshoot, 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs', effective],
  },
}

export const routePages: readonly ExplainedPage[] = Object.entries(pages).map(([id, page]) => ({
  id,
  sort: 'route difference',
  marks: [],
  ...page,
}))

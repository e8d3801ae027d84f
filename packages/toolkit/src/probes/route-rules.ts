import { inPlace } from './in-place.ts'
import type { Probe } from './probe.ts'

/** BGP does not reach the VCN's route tables, nor Azure subnets that hide gateway routes: both need to be told. */
export const routeRules: Probe = {
  id: 'probe/route-rules',
  title: 'subnets on both sides send traffic for the other side to the link',
  run: async (context) => {
    const hidden = context.spec.azure.network.subnets.filter(
      ({ existing }) => existing?.propagatesGatewayRoutes === false,
    )
    return [
      ...inPlace(context, [
        'oci/vcn-route-rules',
        'oci/drg-route-table',
        'oci/drg-route-distribution',
        'oci/drg-attachment',
        'azure/route-table',
        'azure/subnet',
      ]),
      ...hidden.map(({ name }) => ({
        subject: `existing Azure subnet ${name}`,
        verdict: 'fail' as const,
        expected: 'routes from the gateway reach it',
        actual: 'its route table has BGP propagation switched off',
        hint: 'set disableBgpRoutePropagation to false on that route table; it is not ours to change',
      })),
    ]
  },
  page: {
    means:
      'BGP ends at the DRG and at the gateway: the VCN’s own route tables are static and need a rule for the VNet, and Azure subnets must let gateway routes in.',
    shows: {
      azure:
        'Portal: *Route tables > (table) > Configuration*: *Propagate gateway routes: No* on a table of a subnet that uses the link.',
      oci: 'Console: *VCN > Route tables > (table)*: no rule with the VNet’s range and target *Dynamic routing gateway*.',
    },
    confirm: [
      {
        run: 'az network nic show-effective-route-table -g <group> -n <nic> --output table',
        tells: 'whether the VCN’s range is there',
      },
      {
        run: 'oci network route-table get --rt-id <OCID> --query "data.\\"route-rules\\""',
        tells: 'whether the VNet’s range goes to the DRG',
      },
    ],
    cure: [
      { run: 'interconnect apply -f interconnect.yaml', tells: 'adds the rules that are ours' },
      {
        run: 'az network route-table update -g <group> -n <table> --disable-bgp-route-propagation false',
        tells: 'lets gateway routes into subnets of others',
      },
    ],
    sources: [
      'https://docs.oracle.com/iaas/Content/Network/Tasks/managingroutetables.htm',
      'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
    ],
  },
}

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
}

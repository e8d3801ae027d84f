import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const bgpBlockInNetwork = defineRule({
  id: 'bgp/block-in-network',
  severity: 'error',
  title: 'BGP blocks lie outside VNet and VCN',
  source: 'https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking',
  *check(spec) {
    const plan = addressPlan(spec)
    const of = (wanted: string) => plan.filter(({ role }) => role === wanted)
    for (const { left, right } of overlapsBetween(of('network'), of('bgp')))
      yield {
        at: right.at,
        message: `${right.title} ${right.prefix} lies in ${left.title} ${left.prefix}`,
        hint: moved(right, plan),
        actual: right.prefix,
      }
  },
  page: {
    means:
      'A /30 of a BGP session lies inside a network that is advertised over that very session. The edge routers have it as connected route; the cloud advertises the larger range; hosts with these addresses are cut off, and Azure refuses blocks inside the VNet.',
    shows: {
      azure:
        '`az network express-route peering create` takes it; the gateway then drops the route of the range it holds itself. Portal: *Peerings > Azure private*.',
      oci: 'Console: *BGP information* shows the addresses; a VCN host with one of them cannot be reached from Azure.',
    },
    confirm: [lookAt.virtualCircuit, lookAt.vnet, lookAt.vcn],
    cure: [
      'Leave `spec.bgp` out, or write two /30 that nothing uses.',
      'On a running link: change one leg after the other in OCI (*FastConnect > Edit*); Oracle writes it to Azure.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-routing'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ bgp: { primary: '10.1.200.0/30' } })] },
})

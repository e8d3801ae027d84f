import { bandwidths } from '@interconnect/model'
import { readAzureShapes } from '@interconnect/oci'
import { created, type PreflightCheck } from '../preflight-check.ts'

const at = ['spec', 'bandwidth']

export const ociOffer: PreflightCheck = {
  id: 'preflight/oci-offer',
  title: 'FastConnect sells this bandwidth for the link to Azure in this region today',
  at,
  async run({ spec: { oci: spec, bandwidth }, plan, oci, signal }) {
    if (created(plan, 'oci/virtual-circuit') === 0) return []
    const shapes = await readAzureShapes(oci, spec.compartment, { signal })
    const { ociShape } = bandwidths[bandwidth]
    if (shapes?.includes(ociShape)) return []
    const message = shapes
      ? `FastConnect does not offer ${ociShape} for Azure in ${spec.region} today`
      : `FastConnect does not list Azure among its partners in ${spec.region} today`
    return [{ severity: 'error', at, message, hint: `offered: ${shapes?.join(', ') || 'nothing'}` }]
  },
  page: {
    means:
      'Which bandwidths FastConnect sells for the partner *Microsoft Azure: ExpressRoute* in a region is what the service itself lists. A virtual circuit with another shape is refused, when the circuit of Azure is made and billed already.',
    shows: {
      azure: 'Nothing: Azure’s half is asked by `preflight/azure-offer`.',
      oci: 'Console: *Create FastConnect*: the bandwidth is missing in the list. A write is refused with `InvalidParameter`.',
    },
    confirm: [
      {
        run: 'oci network fast-connect-provider-service list --compartment-id <OCID> --all',
        tells: 'the entry *Microsoft Azure*, with its OCID',
      },
      {
        run: 'oci network virtual-circuit-bandwidth-shape list-fast-connect-provider-virtual-circuit-bandwidth-shapes --provider-service-id <OCID>',
        tells: 'the shapes on sale',
      },
    ],
    cure: ['Choose a bandwidth that both clouds offer: `spec.bandwidth`.'],
    sources: [
      'https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/FastConnectProviderService/',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
    ],
  },
}

import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

/** ASNs that stand in the path, or that Azure keeps for itself. @source https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq#bgp */
const taken: Readonly<Record<number, string>> = {
  8074: 'Microsoft’s own',
  8075: 'Microsoft’s own',
  12_076: 'that of Microsoft’s edge routers',
  31_898: 'Oracle’s',
  65_517: 'kept by Azure',
  65_518: 'kept by Azure',
  65_519: 'kept by Azure',
  65_520: 'kept by Azure',
}

export const gatewayAsn = defineRule({
  id: 'bgp/gateway-asn',
  severity: 'error',
  title: 'The ASN of an existing gateway is not one that the path has already',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-routing#autonomous-system-numbers-asn',
  *check(_spec, _document, { azure }) {
    const asn = azure?.gateway?.asn
    if (asn !== undefined && asn in taken)
      yield {
        at: ['spec', 'azure', 'network', 'existing'],
        message: `the gateway of that VNet has ASN ${asn}, which is ${taken[asn]}: its routes look like loops and are dropped`,
        hint: 'have its owner run: az network vnet-gateway update --ids <gateway> --asn 65515',
        actual: asn,
      }
  },
  page: {
    means:
      'BGP drops a route whose path already has the own ASN. The path over this link has 12076 (Microsoft’s edge) and 31898 (Oracle). A gateway with one of them, or with an ASN that Azure keeps for itself, learns nothing.',
    shows: {
      azure:
        'Portal: *Virtual network gateways > (gateway) > Configuration*: *ASN*. *Learned routes* are empty though the peers are *Connected*.',
      oci: 'The DRG does not learn the VNet: its own ASN is in the path.',
    },
    confirm: [
      {
        run: 'az network vnet-gateway show --ids <gateway> --query bgpSettings.asn',
        tells: '65515 unless somebody changed it',
      },
      lookAt.learnedRoutes,
    ],
    cure: ['Use 65515, the default, or a private ASN (64512 to 65514).'],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm'],
  },
  examples: {
    passes: [onTheirVnet({ gateway: { id: 'theirs', sku: 'ErGw1AZ', asn: 65_515 } })],
    fails: [onTheirVnet({ gateway: { id: 'theirs', sku: 'ErGw1AZ', asn: 31_898 } })],
  },
})

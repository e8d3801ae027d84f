import { rangesOf } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { overlaps, type Prefix } from '@interconnect/model'

/** Private, shared and link-local space. @source https://www.rfc-editor.org/rfc/rfc6890 */
const privateSpace = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'] as Prefix[]

export const bgpBlockPublic = defineRule({
  id: 'bgp/block-public',
  severity: 'warning',
  title: 'BGP blocks are private addresses',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-routing',
  *check(spec) {
    for (const { prefix, title, at } of rangesOf(spec, 'bgp'))
      if (!privateSpace.some((space) => overlaps(space, prefix)))
        yield {
          at,
          message: `${title} ${prefix} is public: it has to be yours, and its owner on the internet cannot be reached`,
          hint: 'remove spec.bgp: blocks are then chosen by themselves; or write two private /30',
          actual: prefix,
        }
  },
  page: {
    means:
      'Private peering takes public addresses, too, when they belong to you. When they do not, the edge routers answer for somebody else’s hosts, and an auditor will ask.',
    shows: {
      azure: 'Portal: *Peerings > Azure private* has the blocks.',
      oci: 'Console: *BGP information* has the addresses.',
    },
    confirm: [{ run: 'whois 192.0.2.0/30', tells: 'whose block it is' }, lookAt.virtualCircuit],
    cure: [
      'Leave `spec.bgp` out, or write two private /30.',
      'When the block is yours, suppress the finding with that as the reason.',
    ],
    sources: ['https://www.rfc-editor.org/rfc/rfc6890'],
  },
  examples: {
    passes: [aSpec(), aSpec({ bgp: { primary: '169.254.30.0/30' } })],
    fails: [aSpec({ bgp: { primary: '20.1.2.0/30' } })],
  },
})

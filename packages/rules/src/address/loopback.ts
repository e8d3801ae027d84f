import { reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vnetAt } from '../example/networks.ts'
import { addressed, meeting } from '../reserved.ts'

const reserved = [
  reservedRange('127.0.0.0/8', 'which every host keeps for itself'),
  reservedRange('0.0.0.0/8', 'which stands for "this network"'),
]

export const loopbackRange = defineRule({
  id: 'address/loopback',
  severity: 'error',
  title: 'No range lies in loopback or "this network" space',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  check: (spec) => meeting(spec, reserved, addressed),
  page: {
    means:
      '127.0.0.0/8 never leaves a host, and 0.0.0.0/8 is no address at all. Packets for a network of that range are answered by the sender itself.',
    shows: {
      azure: '`az network vnet create` refuses the prefix.',
      oci: '`oci network vcn create` refuses the CIDR.',
    },
    confirm: [{ run: 'ip route get 127.1.0.1', tells: '`dev lo`: it never leaves' }],
    cure: ['Choose a private range.'],
    sources: ['https://www.rfc-editor.org/rfc/rfc6890'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: vnetAt('127.1') })] },
})

import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

export const largeFrames = defineRule({
  id: 'mtu/large-frames',
  severity: 'info',
  title: 'Hosts on the OCI side send packets that fit the link',
  source: 'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/connectionhang.htm',
  *check({ flows }) {
    const index = flows
      .filter(({ origin }) => origin === 'document')
      .findIndex(({ ports }) => ports.some(({ protocol }) => protocol !== 'icmp'))
    if (index < 0) return
    yield {
      at: ['spec', 'flows', index],
      message:
        'OCI hosts send 9000 bytes and the link carries 1500: they learn it from ICMP type 3 code 4, which is open here and must be open in host firewalls',
      hint: 'if sessions hang after the handshake, lower the MTU of OCI hosts: ip link set dev <interface> mtu 1500',
    }
  },
  page: {
    means:
      'OCI hosts send 9000 bytes, the link carries 1500. The DRG answers with ICMP "fragmentation needed" (type 3 code 4); where a firewall drops that, sessions connect and then hang at the first large answer.',
    shows: {
      azure: 'Captures show the handshake and then nothing; retransmissions only.',
      oci: 'The host sends the same large segment again and again: `ss -ti` shows `mss:8948` and growing `retrans`.',
    },
    confirm: [lookAt.bigPing, { run: 'ip link show | grep mtu', tells: '9000 on OCI hosts, 1500 in Azure' }],
    cure: [
      'Let ICMP type 3 code 4 in, in security rules (done by this program) and in host firewalls.',
      'Or lower the MTU of OCI hosts: `ip link set dev ens3 mtu 1500`, kept by NetworkManager.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Troubleshoot/connectionhang.htm'],
  },
  examples: { passes: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['icmp'] }] })], fails: [aSpec()] },
})

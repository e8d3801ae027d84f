import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'

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
  examples: { passes: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['icmp'] }] })], fails: [aSpec()] },
})

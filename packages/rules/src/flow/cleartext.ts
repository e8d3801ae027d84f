import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { edit } from '../suggestion.ts'
import { endsText, writtenFlows } from '../written-flows.ts'

/** Ports of protocols without encryption, and the port of the same with it. */
const secured: readonly (readonly [port: number, what: string, instead: string])[] = [
  [21, 'ftp', 'tcp/22'],
  [23, 'telnet', 'tcp/22'],
  [80, 'http', 'tcp/443'],
  [389, 'ldap', 'tcp/636'],
  [1521, 'Oracle Net without TLS', 'tcp/2484'],
]

export const cleartext = defineRule({
  id: 'flow/cleartext',
  severity: 'info',
  title: 'What crosses the link is encrypted by those who talk',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-encryption',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec)) {
      if (flow.from.cloud === flow.to.cloud) continue
      for (const [index, port] of flow.ports.entries()) {
        // Only a port that is named: a wide range says nothing about what runs there.
        const plain =
          port.protocol === 'tcp' &&
          port.to - port.from < 10 &&
          secured.find(([number]) => port.from <= number && number <= port.to)
        if (plain)
          yield {
            at: [...at, 'ports', index],
            message: `${endsText(flow)} speaks ${plain[1]} (tcp/${plain[0]}): the link is private, and not encrypted`,
            hint: `if that matters, ${edit([...at, 'ports', index], plain[2])} and use the protocol's encrypted form`,
            actual: plain[0],
          }
      }
    }
  },
  page: {
    means:
      'The link is private: no packet crosses the internet. It is not encrypted: whoever works in the buildings in between could read it, and rules such as PCI DSS ask for encryption on private lines, too.',
    shows: {
      azure: '*Network Watcher > Packet capture* on the host shows readable text.',
      oci: 'The same with *VTAP* or `tcpdump` on the VNIC.',
    },
    confirm: [{ run: 'tcpdump -A -c 20 -i any port 1521', tells: 'on a host: readable SQL means cleartext' }],
    cure: [
      'Use the protocol’s encrypted form: TCPS on 2484 with wallets, `sslmode=verify-full`, HTTPS.',
      'Or Oracle Native Network Encryption on 1521 (`SQLNET.ENCRYPTION_SERVER=REQUIRED`): then suppress this finding with that as the reason.',
    ],
    sources: [
      'https://docs.oracle.com/en/database/oracle/oracle-database/19/dbseg/configuring-network-data-encryption-and-integrity.html',
    ],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/1521-1522'] }] })],
  },
})

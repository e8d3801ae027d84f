import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { endsText, writtenFlows } from '../written-flows.ts'

const etcd = 2379

export const etcdOpen = defineRule({
  id: 'flow/etcd-open',
  severity: 'warning',
  title: 'No flow written by hand opens etcd',
  source: 'https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec))
      for (const [index, port] of flow.ports.entries()) {
        // A wide range is another rule's matter.
        if (port.protocol !== 'tcp' || port.from > etcd || port.to < etcd || port.to - port.from > 1000) continue
        yield {
          at: [...at, 'ports', index],
          message: `${endsText(flow)} opens etcd (tcp/${etcd}): whoever reaches it owns the cluster`,
          hint: 'remove it; spec.kubernetes opens what nodes need by itself',
          actual: etcd,
        }
      }
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/2379-2380'] }] })],
  },
})

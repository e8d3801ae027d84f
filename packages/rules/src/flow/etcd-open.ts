import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'etcd holds every secret of a cluster, and who may write to it owns the cluster. Only members of the control plane talk to it, and its ports are opened for them by the document’s `kubernetes` section.',
    shows: {
      azure: 'Portal: *Inbound security rules* with 2379 or 2380 from the other cloud.',
      oci: 'Console: *Security rules* with 2379 or 2380 from the other cloud.',
    },
    confirm: [
      lookAt.ipFlow,
      {
        run: 'etcdctl --endpoints=https://<node>:2379 endpoint health',
        tells: 'from the other side: any answer means it is open',
      },
    ],
    cure: ['Remove the flow. Clients of the cluster use the API server on 6443.'],
    sources: ['https://etcd.io/docs/v3.6/op-guide/security/'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/2379-2380'] }] })],
  },
})

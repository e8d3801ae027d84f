import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { endsText, opensTcp, writtenFlows } from '../written-flows.ts'

export const kubeletOpen = defineRule({
  id: 'kubernetes/kubelet-open',
  severity: 'warning',
  title: 'The kubelet is open to its control plane only',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
  *check(spec) {
    for (const { flow, at } of writtenFlows(spec))
      if (
        [10_250, 10_255].some(
          (port) =>
            opensTcp(flow, port) &&
            flow.ports.every((range) => range.protocol !== 'tcp' || range.to - range.from < 1000),
        )
      )
        yield {
          at: [...at, 'ports'],
          message: `${endsText(flow)} opens the kubelet (tcp/10250): who may call it runs commands in every pod of the node`,
          hint: 'remove the port; nodes of a stretched cluster get it from spec.kubernetes by themselves',
        }
  },
  page: {
    means:
      'The kubelet’s API executes commands in pods and reads their logs. Only the control plane and metrics collectors of the same cluster call it, and they are opened by the `kubernetes` section.',
    shows: {
      azure: 'Portal: *Inbound security rules* with 10250 from the VCN.',
      oci: 'Console: *Security rules* with 10250 from the VNet.',
    },
    confirm: [
      lookAt.ipFlow,
      {
        run: 'curl -sk https://<node>:10250/pods',
        tells: 'from the other side: anything but a time-out means it is open',
      },
    ],
    cure: [
      'Remove the port from the flow.',
      'With a stretched cluster say so under `spec.kubernetes`: the ports between nodes follow from it.',
    ],
    sources: ['https://kubernetes.io/docs/reference/networking/ports-and-protocols/'],
  },
  examples: {
    passes: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/6443'] }] })],
    fails: [aSpec({ flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/10250'] }] })],
  },
})

import { reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vcnAt } from '../example/networks.ts'
import { addressed, meeting } from '../reserved.ts'

const bridge = [
  reservedRange('172.17.0.0/16', 'the bridge of every host that runs Docker: such a host never sends there'),
]

export const dockerBridge = defineRule({
  id: 'address/docker-bridge',
  severity: 'warning',
  title: "No range meets Docker's default bridge",
  source: 'https://docs.docker.com/engine/network/drivers/bridge/',
  check: (spec) => meeting(spec, bridge, addressed),
  page: {
    means:
      'Every host that runs Docker has a bridge at 172.17.0.0/16 and a route to it that wins over any other. Packets for a network with that range stay on the host. Oracle’s cloud shells, many bastions and all CI runners are such hosts.',
    shows: {
      azure: '*Effective routes* of the host look right, and a capture on its interface shows nothing leaving.',
      oci: 'The same on OCI hosts: no packet reaches the VNIC, flow logs stay empty.',
    },
    confirm: [
      { run: 'ip route get <host on the other side>', tells: '`dev docker0` is the proof' },
      {
        run: 'docker network inspect bridge --format "{{(index .IPAM.Config 0).Subnet}}"',
        tells: 'the range of that bridge',
      },
    ],
    cure: [
      'Choose another range for the network.',
      'Or move the bridge on every host, now and later: `{ "bip": "192.0.2.1/24" }` in `/etc/docker/daemon.json`, then restart Docker.',
    ],
    sources: ['https://docs.docker.com/reference/cli/dockerd/'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: vcnAt('172.17') })] },
})

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
  examples: { passes: [aSpec()], fails: [aSpec({ oci: vcnAt('172.17') })] },
})

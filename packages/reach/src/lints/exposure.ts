import { trace } from '../analyse/trace.ts'
import { findPlace, isUnknown, type Place } from '../analyse/places.ts'
import { objectTitle } from '../model/object.ts'
import { describeServices } from '../packets/describe.ts'
import { aModel, anAzureRule, keysOf, withAzureRules } from './example.ts'
import type { Lint } from './lint.ts'

export const exposure: Lint = {
  id: 'lint/exposure',
  severity: 'error',
  title: 'Nothing of the networks can be reached from the internet',
  *check({ fabric, space }) {
    const internet = findPlace(fabric, 'internet')
    if (isUnknown(internet)) return
    for (const endpoint of fabric.endpoints) {
      if (endpoint.network === undefined) continue
      const to: Place = {
        text: endpoint.key,
        parts: [{ endpoint, addresses: endpoint.addresses }],
        addresses: endpoint.addresses,
      }
      const { allowed } = trace(space, fabric, { from: internet, to, service: {} })
      if (allowed === space.none) continue
      const rule = endpoint.entering.flatMap(({ filters }) => filters).find(({ rules }) => rules.length > 0)
      yield {
        object: rule?.object ?? endpoint.object,
        message: `${objectTitle(endpoint.object)} can be reached from the internet: ${describeServices(space, allowed)}`,
        hint: 'take its public address away, or narrow the rule that lets the internet in',
      }
    }
  },
  page: {
    means:
      'An interface has a public address, a way in, and rules that let somebody on the internet open connections to it. The link promises the opposite: what crosses it is private.',
    shows: {
      azure:
        'Portal: *(network interface) > IP configurations*: a public address, and an inbound rule from *Any* or *Internet*.',
      oci: 'Console: *(VNIC)*: a public address in a public subnet, and an ingress rule from `0.0.0.0/0`.',
    },
    confirm: [
      {
        run: 'interconnect trace --from internet --to <place> -f <document>',
        tells: 'every hop and the rules that let it in',
      },
    ],
    cure: ['Take the public address away.', 'Or narrow the rule to the addresses that need it.'],
    sources: [
      'https://learn.microsoft.com/azure/security/fundamentals/network-best-practices',
      'https://docs.oracle.com/en-us/iaas/Content/Security/Reference/networking_security.htm',
    ],
  },
  examples: {
    passes: [aModel()],
    fails: [exposed()],
  },
}

function exposed() {
  const open = anAzureRule({
    name: 'ssh',
    direction: 'Inbound',
    sources: ['*'],
    destinations: ['*'],
    destinationPorts: ['22'],
  })
  const model = withAzureRules(keysOf.securityGroup, [open])
  const ref = { key: 'azure/nic', side: 'azure', kind: 'network interface', name: 'nic' } as const
  return {
    ...model,
    hosts: [{ ref, names: ['vm'], addresses: ['10.12.2.4'], subnetKey: keysOf.subnet, hasPublicAddress: true }],
  }
}

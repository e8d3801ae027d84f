import { defineRule } from '../define-rule.ts'
import { onTheirVcn } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

export const internetFacing = defineRule({
  id: 'security/internet-facing',
  severity: 'warning',
  title: 'Hosts that use the link have no public addresses',
  source: 'https://docs.oracle.com/iaas/Content/Network/Tasks/managingpublicIPs.htm',
  *check(spec) {
    for (const { name, existing } of spec.oci.network.subnets) {
      const exit = existing?.routes?.find(
        ({ prefix, nextHop }) => prefix === '0.0.0.0/0' && nextHop.startsWith('ocid1.internetgateway.'),
      )
      if (exit && existing?.publicAddresses === true)
        yield {
          at: ['spec', 'oci', 'network', 'existingSubnets', name],
          message: `oci/${name} is a public subnet with a way to the internet: a host there is one rule away from being reachable by everybody, and Azure with it`,
          hint: 'use a private subnet (prohibitPublicIpOnVnic) with a NAT gateway for the hosts of the link',
          actual: existing.id,
        }
    }
  },
  page: {
    means:
      'The subnet allows public addresses and its default route leads to the internet gateway. Whoever gets into a host there from outside is already on the private link.',
    shows: {
      azure: 'Nothing: it is a matter of OCI’s side.',
      oci: 'Console: *Subnets > (subnet)*: *Subnet access: Public*; its route table has 0.0.0.0/0 to an *Internet gateway*.',
    },
    confirm: [
      {
        run: 'oci network subnet get --subnet-id <OCID> --query "data.\\"prohibit-public-ip-on-vnic\\""',
        tells: 'false on a public subnet',
      },
      lookAt.vcnRoutes,
    ],
    cure: [
      'Put the hosts of the link into a private subnet; what must be published stands behind a load balancer in the public one.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/Security/Reference/networking_security.htm'],
  },
  examples: {
    passes: [
      onTheirVcn(undefined, {
        publicAddresses: false,
        routes: [{ prefix: '0.0.0.0/0', nextHop: 'ocid1.internetgateway.oc1..theirs' }],
      }),
    ],
    fails: [
      onTheirVcn(undefined, {
        publicAddresses: true,
        routes: [{ prefix: '0.0.0.0/0', nextHop: 'ocid1.internetgateway.oc1..theirs' }],
      }),
    ],
  },
})

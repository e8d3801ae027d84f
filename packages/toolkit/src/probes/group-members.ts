import { readNsgVnics, readSubnetVnics } from '@interconnect/oci'
import type { ResolvedSubnet } from '@interconnect/model'
import { type Check, idle, type Probe, type ProbeContext } from './probe.ts'

/** On a subnet of others our rules are in a group, and a group works only for the interfaces that have joined it. */
export const groupMembers: Probe = {
  id: 'probe/group-members',
  title: 'interfaces in OCI subnets of others have joined the group with the rules of the flows',
  run: async (context) => {
    const ofOthers = context.spec.oci.network.subnets.filter(({ existing }) => existing)
    return Promise.all(ofOthers.map((subnet) => checkOf(subnet, context)))
  },
  page: {
    means:
      'A subnet that somebody else made keeps its security lists; the rules of the flows are in a network security group of ours. They hold for the interfaces that are put into that group and for no others: until one is, nothing of the flows passes there.',
    shows: {
      azure: 'Nothing: rules of a network security group hold for the whole subnet.',
      oci: 'Console: *(network security group) > VNICs* lists the members; *(VNIC) > Edit > Network security groups* changes them.',
    },
    confirm: [
      { run: 'oci network nsg vnics list --nsg-id <OCID>', tells: 'the interfaces that have joined' },
      { run: 'oci network private-ip list --subnet-id <OCID>', tells: 'the interfaces in the subnet' },
    ],
    cure: [
      {
        run: 'oci network vnic update --vnic-id <OCID> --nsg-ids \'["<OCID of the group>"]\'',
        tells: 'puts an interface into the group; name the groups it is in already as well',
      },
    ],
    sources: ['https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/networksecuritygroups.htm'],
  },
}

async function checkOf({ name, existing }: ResolvedSubnet, { attributes, oci, signal }: ProbeContext): Promise<Check> {
  const subject = `group for oci/${name}`
  const expected = 'the interfaces of the flows have joined'
  const groupId = attributes(`oci/network-security-group/${name}`)?.id
  if (groupId === undefined)
    return { subject, verdict: 'fail', expected, actual: 'absent', hint: 'run `interconnect apply`' }
  const [here, members] = await Promise.all([
    readSubnetVnics(oci, existing!.id, { signal }),
    readNsgVnics(oci, groupId, { signal }),
  ])
  const joined = here.filter((id) => members.includes(id)).length
  const actual = `${joined} of ${here.length} interfaces have joined`
  if (here.length === 0) return idle(subject, expected, 'no interface in the subnet yet')
  if (joined > 0) return { subject, verdict: 'pass', expected, actual }
  return {
    subject,
    verdict: 'fail',
    expected,
    actual,
    hint: `put the interfaces in question into the group ${groupId}`,
  }
}

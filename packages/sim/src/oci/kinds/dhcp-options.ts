import { CreateDhcpDetails, UpdateDhcpDetails, dhcpOptions as api } from '@interconnect/oci-api'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObject, liveObjects } from '../objects.ts'
import { conflict, inUse } from '../service-fault.ts'
import { usableVcn } from '../vcn-defaults.ts'

export const dhcpOptions = simKind({
  name: 'dhcp-options',
  service: 'iaas',
  api,
  stations: plainStations,
  create: {
    body: CreateDhcpDetails,
    check({ vcnId }, call) {
      usableVcn(call, vcnId)
      const count = liveObjects(call.world, 'dhcp-options').filter(({ wire }) => wire.vcnId === vcnId).length
      checkLimit(
        call.world,
        'dhcpOptionsPerVcn',
        count + 1,
        (most) => `A VCN has at most ${most} sets of DHCP options.`,
      )
    },
    make: (body) => ({ wire: body }),
  },
  update: { body: UpdateDhcpDetails },
  delete: {
    check({ wire }, { world }) {
      if (liveObject(world, 'vcn', wire.vcnId)?.wire.defaultDhcpOptionsId === wire.id)
        throw conflict(`DhcpOptions ${wire.id} is the default of its VCN.`)
      const user = liveObjects(world, 'subnet').find((subnet) => subnet.wire.dhcpOptionsId === wire.id)
      if (user) throw inUse(api.title, wire.id, 'Subnet', user.wire.id)
    },
  },
})
